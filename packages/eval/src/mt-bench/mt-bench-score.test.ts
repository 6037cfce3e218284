import { describe, expect, test } from "vitest";
import { jsonLines, writeData } from "../../test/write-data.js";
import { mtBenchScore } from "../index.js";

function row(question_id: number, turn: number, score: number, model = "moa-lite"): object {
  const judge = ["gpt-4", "single-v1"];
  const texts = { user_prompt: "?", judgment: "!" };
  return { question_id, model, judge, ...texts, score, turn, tstamp: 0 };
}

/** Judgments of all published turns. Questions with an even id get 8, the others 6. */
const allRows = Array.from({ length: 160 }, (_, index) => {
  const id = 81 + Math.floor(index / 2);
  return row(id, 1 + (index % 2), id % 2 === 0 ? 8 : 6);
});

const fileOf = async (...rows: readonly object[]): Promise<string> =>
  writeData("gpt-4_single.jsonl", jsonLines(...rows));

describe("mtBenchScore", () => {
  test("gives turns, average and categories with their intervals", async () => {
    const { numbers, notes } = await mtBenchScore({ file: await fileOf(...allRows) });
    expect(numbers).toMatchObject({
      system: "moa-lite",
      rows: 160,
      dropped: 0,
      turn1: 7,
      turn2: 7,
      average: 7,
      byCategory: { writing: 7, math: 7, humanities: 7 },
    });
    const [low, high] = (numbers["intervals"] as { average: [number, number] }).average;
    // 80 questions with a standard deviation of 1: the standard error is 0.11.
    expect(low).toBeGreaterThan(6.7);
    expect(low).toBeLessThan(6.85);
    expect(high).toBeGreaterThan(7.15);
    expect(high).toBeLessThan(7.3);
    expect(notes).toEqual([]);
  });

  test("shows the published scores beside ours, marked as published", async () => {
    const { tables, plots } = await mtBenchScore({ file: await fileOf(...allRows) });
    const [ours, first] = tables[0]!.rows;
    expect(ours).toMatchObject({ cells: { system: "moa-lite", average: 7, judgments: 160 } });
    expect(ours?.published).toBeUndefined();
    expect(first).toMatchObject({
      cells: { system: "MoA w/ GPT-4o", average: 9.4, turn1: 9.49, turn2: 9.31 },
      published: "arXiv 2406.04692v1, table 2b",
    });
    expect(plots.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "bars average",
      "radar categories",
    ]);
  });

  test("notes what is missing, doubled, foreign, without a rating or out of the scale", async () => {
    const file = await fileOf(
      row(81, 1, 9),
      row(81, 1, 9),
      row(82, 1, -1),
      row(83, 1, 85),
      row(7, 1, 5),
    );
    const { notes } = await mtBenchScore({ file });
    expect(notes.join("\n")).toMatchInlineSnapshot(`
      "Judgments without a rating, left out of the means: 1. line 3 (question 82, turn 1).
      Ratings outside of 1 to 10, counted as they are: 1. line 4 (question 83, turn 1).
      Turns that were judged before, counted once more: 1. line 2 (question 81, turn 1).
      Judgments of questions or turns that are not published: 1. line 5 (question 7, turn 1).
      157 of the 160 published turns are not judged: question 81, turn 2; 82, turn 2; 83, turn 2; 84, turn 1; 84, turn 2; 85, turn 1; 85, turn 2; 86, turn 1; 86, turn 2; 87, turn 1 and 147 more. The scores are not comparable with published ones."
    `);
  });

  test("asks for the system if the file has several", async () => {
    const file = await fileOf(row(81, 1, 9, "a"), row(81, 1, 3, "b"));
    await expect(mtBenchScore({ file })).rejects.toMatchObject({
      message: `${file}: the file has judgments of 2 systems: a, b.`,
      hint: 'Name one of them, as in --system "a".',
    });
    expect((await mtBenchScore({ file, system: "b" })).numbers["average"]).toBe(3);
    await expect(mtBenchScore({ file, system: "c" })).rejects.toThrow(
      'the file has judgments of a, b, expected some of "c"',
    );
  });

  test("names the line of a broken judgment", async () => {
    const file = await fileOf(row(81, 1, 9), { ...row(82, 1, 9), score: null });
    await expect(mtBenchScore({ file })).rejects.toThrow(
      `${file}, line 2: \`score\` is null, expected a number.`,
    );
  });

  test("names a file without judgments", async () => {
    await expect(mtBenchScore({ file: await fileOf() })).rejects.toThrow(
      "the file has no judgments, expected at least one",
    );
  });
});
