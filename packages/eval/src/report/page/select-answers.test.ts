import { describe, expect, test } from "vitest";
import { answerRow, failedRow, judgmentRow } from "../../../test/sample-run.js";
import type { PageRun } from "../page-data.js";
import { outcomeOf } from "./outcome.js";
import { anyAnswer, selectAnswers } from "./select-answers.js";
import type { ShownAnswer } from "./shown-answer.js";

const run: PageRun = { system: "solo", benchmark: "questions", folder: "x", questionSet: 0 };

function shown(id: number, text: string, parts: Partial<ShownAnswer> = {}): ShownAnswer {
  return {
    key: String(id),
    run,
    row: answerRow(id, text, `proposal ${id}`),
    question: { id, turns: [`Question ${id}`], category: id % 2 === 1 ? "odd" : "even" },
    position: id,
    judgments: [],
    outcome: "rated",
    score: id,
    length: text.length,
    ...parts,
  };
}

const answers = [
  shown(1, "Long answer"),
  shown(2, "ÉCOLE", { score: null }),
  shown(3, "Short", { outcome: "won" }),
];

function idsOf(filter: Partial<typeof anyAnswer>): unknown[] {
  return selectAnswers(answers, { ...anyAnswer, ...filter }).map(({ row }) => row.id);
}

describe("selectAnswers", () => {
  test("selects all in published order by default", () => {
    expect(idsOf({})).toEqual([1, 2, 3]);
  });

  test.each([
    ["the answer", { search: "école " }, [2]],
    ["the question", { search: "QUESTION 3" }, [3]],
    ["a proposal", { search: "proposal 1" }, [1]],
    ["the category", { category: "odd" }, [1, 3]],
    ["the outcome", { outcome: "won" as const }, [3]],
    ["the model of a proposal", { model: "simulated:ada" }, [1, 2, 3]],
    ["the system", { system: "other" }, []],
  ])("selects by %s", (_, filter, ids) => {
    expect(idsOf(filter)).toEqual(ids);
  });

  test("orders by score, with those without one at the end", () => {
    expect(idsOf({ order: "best" })).toEqual([3, 1, 2]);
    expect(idsOf({ order: "worst" })).toEqual([1, 3, 2]);
  });

  test("orders by length", () => {
    expect(idsOf({ order: "longest" })).toEqual([1, 2, 3]);
  });
});

describe("outcomeOf", () => {
  const alpaca: PageRun = { ...run, benchmark: "alpaca-eval" };

  test.each([
    [1.6, "won"],
    [1.5, "tie"],
    [1.4, "lost"],
  ])("is by AlpacaEval's preference %d: %s", (verdict, outcome) => {
    expect(outcomeOf(alpaca, answerRow(1, "x"), [judgmentRow(1, verdict)])).toBe(outcome);
  });

  test("is rated, unclear, not judged or failed in other cases", () => {
    const row = answerRow(1, "x");
    expect(outcomeOf(run, row, [judgmentRow(1, 8)])).toBe("rated");
    expect(outcomeOf(run, row, [judgmentRow(1, 8), judgmentRow(1, undefined)])).toBe("unclear");
    expect(outcomeOf(run, row, [])).toBe("not judged");
    expect(outcomeOf(run, failedRow(1), [judgmentRow(1, 8)])).toBe("failed");
  });
});
