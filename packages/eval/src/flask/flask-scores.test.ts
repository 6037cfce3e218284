import { describe, expect, test } from "vitest";
import { flaskScores, flaskScoresByDifficulty, flaskScoresByDomain } from "../index.js";

describe("flaskScores", () => {
  test("pools scores by skill, in published order", () => {
    const { skills } = flaskScores([
      { "commonsense understanding": 4, "logical correctness": 5 },
      { "logical correctness": "2", "logical robustness": 3.5 },
    ]);
    expect(skills).toEqual([
      { skill: "robustness", sum: 3.5, count: 1, mean: 3.5 },
      { skill: "correctness", sum: 7, count: 2, mean: 3.5 },
      { skill: "commonsense", sum: 4, count: 1, mean: 4 },
    ]);
  });

  test("counts what adds nothing", () => {
    const scores = flaskScores([
      {},
      { factuality: "N/A", readability: "good", completeness: [5], conciseness: null },
      { cooking: 5, harmlessness: true },
    ]);
    expect(scores).toMatchObject({ reviews: 3, empty: 1, notApplicable: 1, unusable: 3 });
    expect(scores.skills.find(({ skill }) => skill === "factuality")?.mean).toBeNull();
    expect(scores.skills.find(({ skill }) => skill === "harmlessness")?.mean).toBe(1);
  });

  test.each([" 4 ", "4.", "+4", "4e0", ".4e1"])(
    "reads the text %j as Python's float does",
    (text) => {
      expect(flaskScores([{ factuality: text }]).skills[0]?.mean).toBe(4);
    },
  );

  test.each(["4/5", "", "nan", "inf", "0x4", "four"])("does not count the text %j", (text) => {
    expect(flaskScores([{ factuality: text }]).unusable).toBe(1);
  });

  test("has no skills without reviews", () => {
    expect(flaskScores([])).toMatchObject({ skills: [], reviews: 0 });
  });
});

describe("flaskScoresByDomain", () => {
  test("counts a review in each of its domains, and in no other", () => {
    const reviews = [
      { scores: { factuality: 5, readability: "N/A" }, domains: ["Math", "Health"] },
      { scores: { factuality: 2 }, domains: ["Math", "-1"] },
    ];
    expect(flaskScoresByDomain(reviews)).toEqual([
      { domain: "Math", sum: 7, count: 2, mean: 3.5 },
      { domain: "Health", sum: 5, count: 1, mean: 5 },
    ]);
  });
});

describe("flaskScoresByDifficulty", () => {
  test("gives each level and the mean up to it", () => {
    const rows = flaskScoresByDifficulty([
      { scores: { factuality: 5 }, difficulty: "simple lifestyle knowledge" },
      { scores: { factuality: 2 }, difficulty: "formal education knowledge" },
      { scores: { factuality: 1 }, difficulty: "-1" },
    ]);
    expect(rows.map(({ count, mean, cumulative }) => [count, mean, cumulative])).toEqual([
      [1, 5, 5],
      [0, null, 5],
      [1, 2, 3.5],
      [0, null, 3.5],
      [0, null, 3.5],
    ]);
  });
});
