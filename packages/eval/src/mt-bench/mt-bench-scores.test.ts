import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mtBenchCategoryOf, mtBenchScores, mtBenchTemperature } from "../index.js";

describe("mtBenchScores", () => {
  test("pools all rows that have a rating", () => {
    const scores = mtBenchScores([
      { question_id: 81, turn: 1, score: 9 },
      { question_id: 81, turn: 2, score: 5 },
      { question_id: 82, turn: 1, score: 4 },
      { question_id: 111, turn: 1, score: -1 },
    ]);
    expect(scores).toEqual({
      rows: 4,
      dropped: 1,
      turn1: 6.5,
      turn2: 5,
      average: 6,
      byCategory: { writing: 6 },
    });
  });

  test("counts a turn that was judged twice twice", () => {
    const row = { question_id: 81, turn: 1, score: 10 };
    expect(mtBenchScores([row, row, { ...row, score: 1 }]).average).toBe(7);
  });

  test("takes the category of a row before that of its id", () => {
    const { byCategory } = mtBenchScores([
      { question_id: 81, turn: 1, score: 3, category: "cooking" },
      { question_id: 7, turn: 1, score: 3 },
    ]);
    expect(byCategory).toEqual({ cooking: 3 });
  });

  test("has no means without ratings", () => {
    expect(mtBenchScores([])).toMatchObject({ turn1: null, turn2: null, average: null });
  });

  test("names a score that is no number", () => {
    expect(() => mtBenchScores([{ question_id: 81, turn: 2, score: Number.NaN }])).toThrow(
      "The score of question 81, turn 2, is NaN, expected a number.",
    );
  });

  test("does not depend on the order of the rows", () => {
    const row = fc.record({
      question_id: fc.integer({ min: 81, max: 160 }),
      turn: fc.constantFrom(1, 2),
      score: fc.constantFrom(-1, 1, 4.5, 10),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const forwards = mtBenchScores(rows);
        const backwards = mtBenchScores(rows.toReversed());
        expect(backwards.average ?? 0).toBeCloseTo(forwards.average ?? 0, 12);
        expect(backwards.dropped).toBe(forwards.dropped);
      }),
    );
  });
});

describe("mtBenchTemperature", () => {
  test("is that of the category", () => {
    const names = ["writing", "math", "stem", "arena-hard-200", "toString"];
    expect(names.map((name) => mtBenchTemperature(name))).toEqual([0.7, 0, 0.1, 0, 0.7]);
    expect(mtBenchTemperature()).toBe(0.7);
  });

  test("is what the question requires, before its category", () => {
    expect(mtBenchTemperature("math", 0.3)).toBe(0.3);
  });
});

describe("mtBenchCategoryOf", () => {
  test("knows the published ids", () => {
    expect([81, 90, 91, 120, 160].map(mtBenchCategoryOf)).toEqual([
      "writing",
      "writing",
      "roleplay",
      "math",
      "humanities",
    ]);
    expect([80, 161].map(mtBenchCategoryOf)).toEqual([undefined, undefined]);
  });
});
