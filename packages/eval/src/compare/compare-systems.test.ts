import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { checkedOutcomes, compareSystems, type Outcome, questionsNeeded } from "../index.js";
import { freeUsage } from "../../test/scored-runs.js";

const a = { name: "moa", usage: { ...freeUsage, costUsd: 0.031 } };
const b = { name: "gpt", usage: { ...freeUsage, costUsd: 0.0046 } };

function outcomesOf(wins: readonly number[]): { outcomes: Outcome[]; disagreed: 0; unclear: [] } {
  const outcomes = wins.map((win, question) => ({ question, a: win as Outcome["a"] }));
  return { outcomes, disagreed: 0, unclear: [] };
}

function intervalIn(numbers: EvaluationResult["numbers"]): readonly number[] {
  return (numbers["intervals"] as { readonly winRate: readonly number[] }).winRate;
}

const wins = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 1, maxLength: 40 });

describe("compareSystems", () => {
  it("says who is better, how sure that is, and at what price", () => {
    const given = outcomesOf([
      ...Array.from({ length: 75 }, () => 1),
      ...Array.from({ length: 45 }, () => 0),
    ]);
    const { notes } = compareSystems({ ...given, a, b, comparedBy: "x:judge" });
    expect(notes[0]).toMatch(
      /^moa is better than gpt: moa wins 63% of 120 questions, 95% interval 5\d–7\d%\. moa costs 6\.7 times as much: \$0\.031 against \$0\.0046 per question\.$/,
    );
  });

  it("says that it is not clear, and how many questions would show the difference", () => {
    const given = outcomesOf([1, 1, 1, 0, 0]);
    const { notes } = compareSystems({ ...given, a, b, comparedBy: "x:judge" });
    expect(notes[0]).toMatch(
      /^It is not clear which one is better: moa wins 60% of 5 questions, 95% interval 20–100%\. About 189 questions would show a difference of this size \(an estimate\)\./,
    );
  });

  it("has an interval with a width if all questions are won", () => {
    const { numbers } = compareSystems({ ...outcomesOf([1, 1, 1, 1]), a, b, comparedBy: "j" });
    // 0.025 ^ (1 / 4)
    expect(intervalIn(numbers)).toEqual([expect.closeTo(39.76, 2), 100]);
  });

  it("mirrors the win rate and its interval if A and B change places", () => {
    fc.assert(
      fc.property(wins, (given) => {
        const numbers = compareSystems({ ...outcomesOf(given), a, b, comparedBy: "j" }).numbers;
        const other = outcomesOf(given.map((win) => 1 - win));
        const mirrored = compareSystems({ ...other, a: b, b: a, comparedBy: "j" }).numbers;
        expect(mirrored["winRate"]).toBeCloseTo(100 - (numbers["winRate"] as number), 9);
        const [low = 0, high = 0] = intervalIn(numbers);
        const [otherLow, otherHigh] = intervalIn(mirrored);
        expect(otherLow).toBeCloseTo(100 - high, 9);
        expect(otherHigh).toBeCloseTo(100 - low, 9);
        expect(mirrored["p"]).toBe(numbers["p"]);
      }),
      { numRuns: 10 },
    );
  });

  it("counts wins, ties, losses, ties by order and unclear questions", () => {
    const given = { ...outcomesOf([1, 0.5, 0, 0]), disagreed: 1, unclear: [9, 8] };
    const { numbers, notes } = compareSystems({ ...given, a, b, comparedBy: "j" });
    expect(numbers).toMatchObject({
      questions: 4,
      winRate: 37.5,
      wins: 1,
      ties: 1,
      losses: 2,
      disagreed: 1,
      unclear: 2,
    });
    expect(notes.slice(1)).toEqual([
      "1 of the ties are questions for which the judge's verdicts in both orders differ.",
      "2 questions have no clear verdict and are not in the win rate: 9, 8.",
    ]);
  });

  it("names what costs nothing, and what has no price", () => {
    const sentence = (costA: number | null, costB: number | null): string | undefined =>
      compareSystems({
        ...outcomesOf([1]),
        a: { ...a, usage: { ...freeUsage, costUsd: costA } },
        b: { ...b, usage: { ...freeUsage, costUsd: costB } },
        comparedBy: "j",
      })
        .notes[0]?.split("% . ")
        .at(-1);
    expect(sentence(0, 0)).toContain("Both cost the same: $0 per question.");
    expect(sentence(null, 1)).toContain("The cost of moa is unknown.");
    expect(sentence(0.5, 2)).toContain("moa costs 25% as much: $0.50 against $2.00 per question.");
    expect(sentence(0.5, 0)).toContain("moa costs $0.50 against $0 per question.");
  });

  it("refuses to compare without an outcome", () => {
    expect(() =>
      compareSystems({ outcomes: [], disagreed: 0, unclear: [1], a, b, comparedBy: "j" }),
    ).toThrow("No question shows whether moa or gpt is better: 1 have no clear verdict.");
  });

  it("says that a system failed, if it failed everywhere", () => {
    const failed = { ...b, usage: { ...b.usage, answered: 0, failed: 3 } };
    expect(() =>
      compareSystems({ outcomes: [], disagreed: 0, unclear: [], a, b: failed, comparedBy: "j" }),
    ).toThrow("No question shows whether moa or gpt is better: gpt failed on 3.");
  });
});

describe("checkedOutcomes", () => {
  it("is a tie if both or none are correct", () => {
    const pairs = [
      { question: 1, a: true, b: false },
      { question: 2, a: false, b: true },
      { question: 3, a: true, b: true },
      { question: 4, a: false, b: false },
    ];
    expect(checkedOutcomes(pairs).outcomes.map((outcome) => outcome.a)).toEqual([1, 0, 0.5, 0.5]);
  });
});

describe("questionsNeeded", () => {
  it("is nothing for a win rate of one half", () => {
    expect(questionsNeeded([1, 0, 0.5])).toBeNull();
  });

  it("falls with the square of the difference", () => {
    expect(questionsNeeded([1, 1, 1, 0, 0])).toBe(189);
    expect(questionsNeeded([1, 1, 1, 1, 0])).toBe(14);
  });
});
