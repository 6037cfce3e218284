import { describe, expect, test } from "vitest";
import { alpacaFolder, annotationsOf } from "../../../test/alpaca-data.js";
import { writeData } from "../../../test/write-data.js";
import { alpacaEvalScore } from "./alpaca-eval-score.js";

const preferences = [1, 2, 1.9, 1.2, 2, 1.5, 1.7, 1.1, 2, 1.4, 1.8, 1];

function annotationFile(records: readonly object[]): Promise<string> {
  return writeData("annotations.json", JSON.stringify(records, undefined, 2));
}

describe("alpacaEvalScore", () => {
  test("has all figures of the leaderboard, with intervals", async () => {
    const file = await annotationFile(annotationsOf(preferences));
    const { numbers } = await alpacaEvalScore({ file, dataFolder: await alpacaFolder() });
    expect(numbers).toMatchObject({
      system: "mine",
      baseline: "gpt4_1106_preview",
      judge: "weighted_alpaca_eval_gpt4_turbo",
      wins: 6,
      baselineWins: 5,
      draws: 1,
      total: 12,
      unclear: 0,
      averageLength: 15,
    });
    expect(numbers["winRate"]).toBeCloseTo((100 * (18.6 - 12)) / 12, 12);
    expect(numbers["lengthControlledWinRate"]).toBeGreaterThan(40);
    expect(numbers["intervals"]).toMatchObject({
      lengthControlledWinRate: [expect.any(Number), expect.any(Number)],
    });
  });

  test("shows the system among the published rows, which are marked", async () => {
    const file = await annotationFile(annotationsOf(preferences));
    const { tables, plots } = await alpacaEvalScore({ file, dataFolder: await alpacaFolder() });
    const [figures, datasets, leaderboard] = tables;
    expect(figures?.rows.map(({ cells }) => cells["figure"])).toEqual([
      "LC win rate (%)",
      "Win rate (%)",
      "Discrete win rate (%)",
      "Average length (characters)",
    ]);
    expect(leaderboard?.rows.map(({ cells, published }) => [cells["model"], published])).toEqual([
      ["strong, large", "AlpacaEval 2 leaderboard"],
      ["mine", undefined],
      ["weak", "AlpacaEval 2 leaderboard"],
    ]);
    expect(datasets?.rows.map(({ cells }) => [cells["dataset"], cells["total"]])).toEqual([
      ["one", 6],
      ["two", 6],
    ]);
    expect(plots[0]).toMatchObject({
      type: "bars",
      bars: [{ label: "strong, large", published: true }, { label: "mine" }],
    });
  });

  test("says that the tables are reconstructed, and which instructions are missing", async () => {
    const file = await annotationFile(annotationsOf(preferences.slice(0, 11)));
    const { notes } = await alpacaEvalScore({ file, dataFolder: await alpacaFolder() });
    expect(notes.join("\n")).toMatchInlineSnapshot(`
      "1 of AlpacaEval's 12 instructions have no annotation. The win rate is over the others; they count as length 0 in the average length.
      The length-controlled win rate uses tables that were reconstructed, not the official ones. It can differ by about 0.4 points.
      Our intervals are from 1,000 resamples of the questions. Those of published rows are 1.96 published standard errors, which say only how much the predictions vary between questions.
      As in the official code, the difficulty of an instruction is looked up by the position of its row. Rows after a missing one take that of another instruction."
    `);
  });

  test("a sample has the average length of its own answers, those without a verdict included", async () => {
    const unclear = { unclear: { code: "UNCLEAR_VERDICT", message: "…" } };
    const [first, second] = annotationsOf([1, null]);
    const file = await annotationFile([
      { ...first, output_2: "four" },
      { ...second, output_2: "sixsix", ...unclear },
    ]);
    const { numbers, notes } = await alpacaEvalScore({ file, dataFolder: await alpacaFolder() });
    expect(numbers["averageLength"]).toBe(5);
    expect(notes).toContainEqual(
      "10 of AlpacaEval's 12 instructions have no annotation. All figures are over the others, so they cannot be compared with published ones.",
    );
  });

  test("works without a data folder, but without length control", async () => {
    const file = await annotationFile(annotationsOf([1, 2]));
    const { numbers, notes } = await alpacaEvalScore({ file });
    expect(numbers).toMatchObject({ winRate: 50, total: 2, lengthControlledWinRate: null });
    expect(notes.join("\n")).toContain("Run moagraph eval fetch alpaca-eval");
  });

  test("the baseline itself has a length-controlled win rate of 50", async () => {
    const file = await annotationFile(
      annotationsOf(
        preferences.map(() => 1.5),
        "gpt4_1106_preview",
      ),
    );
    const { numbers } = await alpacaEvalScore({ file, dataFolder: await alpacaFolder() });
    expect(numbers).toMatchObject({
      lengthControlledWinRate: 50,
      lengthControlledStandardError: 0,
    });
  });

  test("counts unclear verdicts and names them in a note", async () => {
    const unclear = { unclear: { code: "UNCLEAR_VERDICT", message: "…" } };
    const records = annotationsOf([1, null, 2]).map((record, at) =>
      at === 1 ? { ...record, ...unclear } : record,
    );
    const { numbers, notes } = await alpacaEvalScore({ file: await annotationFile(records) });
    expect(numbers).toMatchObject({ winRate: 50, total: 2, unclear: 1 });
    expect(notes[0]).toBe(
      "The judge named no verdict for 1 of 3 answers. The figures are without them. moagraph eval judge --retry-unclear asks again.",
    );
  });

  test("a sample takes each instruction's own difficulty, a nearly complete file that of its position", async () => {
    const dataFolder = await alpacaFolder();
    const all = annotationsOf(preferences);
    const scoreOf = async (records: object[]) => {
      const { numbers } = await alpacaEvalScore({
        file: await annotationFile(records),
        dataFolder,
      });
      return numbers["weights"];
    };
    const [ordered, reversed] = [all.slice(6), all.slice(6).toReversed()];
    expect(await scoreOf(ordered)).toEqual(await scoreOf(reversed));
    expect(await scoreOf(all.slice(1))).not.toEqual(await scoreOf(all.slice(1).toReversed()));
  });

  test("of several systems, one is chosen by name", async () => {
    const file = await annotationFile([
      ...annotationsOf([1, 1], "a"),
      ...annotationsOf([2, 2], "b"),
    ]);
    expect((await alpacaEvalScore({ file, system: "b" })).numbers["winRate"]).toBe(100);
    await expect(alpacaEvalScore({ file })).rejects.toThrow(
      "the file has annotations of 2 systems: a, b.",
    );
    await expect(alpacaEvalScore({ file, system: "c" })).rejects.toThrow(
      "annotations of a, b, expected those of the system",
    );
  });

  const broken: [string, (records: object[]) => object[], string][] = [
    [
      "a missing preference",
      (all) => [all[0]!, { ...all[1], preference: null }],
      "line 12: `preference` is null, expected a number from 1 to 2, or 0 for a draw.",
    ],
    [
      "a preference out of range",
      (all) => [{ ...all[0], preference: 7 }],
      "line 2: `preference` is 7",
    ],
    [
      "a null output",
      (all) => [{ ...all[0], output_2: null }],
      "line 2: `output_2` is null, expected a text.",
    ],
    [
      "a doubled instruction",
      (all) => [all[0]!, all[0]!],
      'line 12: the id "Name 1 rivers of Europe." is already in line 2.',
    ],
    [
      "an unknown instruction",
      (all) => [{ ...all[0], instruction: "Hi" }],
      "line 2: the instruction is not one of AlpacaEval's.",
    ],
    [
      "the file of another benchmark",
      () => [{ question_id: 81, judge: [], judgment: "", turn: 1 }],
      "the record is from MT-Bench's judgments, expected AlpacaEval's annotations.",
    ],
    ["an empty list", () => [], "the file has no annotations, expected those of the system."],
  ];
  test.each(broken)("%s is an error with file and line", async (_, change, message) => {
    const file = await annotationFile(change(annotationsOf([1, 2])));
    const scored = alpacaEvalScore({ file, dataFolder: await alpacaFolder() });
    await expect(scored).rejects.toThrow(message);
    await expect(scored).rejects.toMatchObject({ code: "INVALID_EVAL_DATA", file });
  });
});
