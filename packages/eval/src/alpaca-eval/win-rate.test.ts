import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { averageLength } from "./average-length.js";
import { isSwitched } from "./is-switched.js";
import { alpacaJudgePrompt, chatPromptOf } from "./judge-prompt.js";
import { preferenceFromLogprobs, preferenceFromText } from "./preference-from-logprobs.js";
import { winRate } from "./win-rate.js";

describe("winRate", () => {
  test("weighs wins by the preference, and rounds them for the discrete rate", () => {
    const found = winRate([1, 2, 1.5, 1.8]);
    expect(found).toMatchObject({
      wins: 2,
      baselineWins: 1,
      draws: 1,
      total: 4,
      discreteWinRate: 62.5,
    });
    expect(found.winRate).toBeCloseTo(57.5, 12);
    expect(found.standardError).toBeCloseTo(21.746647251166483, 12);
  });

  test("0 is the older form of a draw", () => {
    expect(winRate([0, 2])).toEqual(winRate([1.5, 2]));
  });

  test("one question has no standard error", () => {
    expect(winRate([2])).toMatchObject({ winRate: 100, standardError: null, total: 1 });
  });

  test("exchanging the outputs mirrors the rate", () => {
    const preferences = fc.array(fc.double({ min: 1, max: 2, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(preferences, (all) => {
        const mirrored = winRate(all.map((preference) => 3 - preference));
        expect(mirrored.winRate).toBeCloseTo(100 - winRate(all).winRate, 9);
      }),
    );
  });

  test("no preferences and a missing one are errors: the sample never shrinks in silence", () => {
    expect(() => winRate([])).toThrow("There are no preferences to score.");
    expect(() => winRate([1, Number.NaN])).toThrow("Preference 1 (counted from 0) is NaN");
    expect(() => winRate([3])).toThrow("is 3, which is not 0 and not from 1 to 2");
  });
});

describe("averageLength", () => {
  test("drops the fraction, and counts missing answers as length 0", () => {
    expect(averageLength([3, 4])).toBe(3);
    expect(averageLength([3, 4], 7)).toBe(1);
  });

  test("more lengths than instructions are an error", () => {
    expect(() => averageLength([1, 2], 1)).toThrow(
      "averageLength got 2 lengths for 1 instructions.",
    );
    expect(() => averageLength([-1])).toThrow("averageLength got the length -1.");
  });
});

describe("preferenceFromLogprobs", () => {
  const [m, upper] = [
    { token: "m", logprob: Math.log(0.2) },
    { token: "M", logprob: Math.log(0.6) },
  ];

  test("shares the probability of both names", () => {
    expect(preferenceFromLogprobs([upper, m], false)).toBeCloseTo(1.75, 14);
    expect(preferenceFromLogprobs([upper, m], true)).toBeCloseTo(1.25, 14);
  });

  test("a name that is not among the alternatives has probability 0", () => {
    expect(preferenceFromLogprobs([m, { token: "The", logprob: -1 }], false)).toBe(1);
    expect(preferenceFromLogprobs([upper], false)).toBe(2);
  });

  test("without both names there is no verdict", () => {
    expect(preferenceFromLogprobs([{ token: "The", logprob: -1 }], false)).toBeUndefined();
    expect(preferenceFromLogprobs([], true)).toBeUndefined();
  });

  test("very small probabilities do not round to none", () => {
    const tiny = [
      { token: "m", logprob: -2_000 },
      { token: "M", logprob: -2_000 },
    ];
    expect(preferenceFromLogprobs(tiny, false)).toBe(1.5);
  });
});

describe("preferenceFromText", () => {
  test("reads the name only, with signs around it", () => {
    expect(preferenceFromText("M", false)).toBe(2);
    expect(preferenceFromText(' "m".\n', false)).toBe(1);
    expect(preferenceFromText("**m**", true)).toBe(2);
  });

  test("a sentence, another letter or nothing is no verdict", () => {
    for (const text of ["M is better", "mM", "N", ""])
      expect(preferenceFromText(text, false)).toBeUndefined();
  });
});

describe("isSwitched", () => {
  test("is Python's seeded choice, also for texts that are not ASCII", () => {
    const texts = ["What is a transformer?", "2+2", "", "Grüße 😀", "Why is the sky blue?"];
    expect(texts.map(isSwitched)).toEqual([true, false, false, false, true]);
  });
});

describe("alpacaJudgePrompt", () => {
  const outputs = { instruction: "2+2", baselineOutput: "4", output: "5", isSwitched: false };
  const template = "{instruction}: {output_1} or {output_2}?";

  test("shows the baseline first, or the model if they are switched", () => {
    expect(alpacaJudgePrompt(template, outputs)).toBe("2+2: 4 or 5?");
    expect(alpacaJudgePrompt(template, { ...outputs, isSwitched: true })).toBe("2+2: 5 or 4?");
  });

  test("leaves dollar signs and braces of the texts alone", () => {
    const odd = {
      ...outputs,
      instruction: "$& {x}",
      baselineOutput: "$1",
      output: "{instruction}",
    };
    expect(alpacaJudgePrompt(template, odd)).toBe("$& {x}: $1 or {instruction}?");
  });

  test("an instruction with the name of a place is filled as the official code does", () => {
    const odd = { ...outputs, instruction: "{output_1}" };
    expect(alpacaJudgePrompt(template, odd)).toBe("4: {output_1} or 5?");
  });

  test("a template of another benchmark is an error", () => {
    expect(() => alpacaJudgePrompt("{question}", outputs)).toThrow(
      "does not contain {instruction}",
    );
  });

  test("its parts become the system and the user message", () => {
    const prompt = "<|im_start|>system\nJudge.\n<|im_end|>\n<|im_start|>user\n2+2\n<|im_end|>";
    expect(chatPromptOf(prompt)).toEqual({ system: "Judge.", user: "2+2" });
    expect(chatPromptOf("<|im_start|>user\nHi!\n<|im_end|>")).toEqual({ user: "Hi!" });
    expect(() => chatPromptOf("Hi!")).toThrow("has no part `<|im_start|>user`");
  });
});
