import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleResult } from "../../test/sample-result.js";
import { writeResult } from "./write-result.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "moagraph-results-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("writeResult", () => {
  test("writes JSON, Markdown, a CSV file for each table and an SVG file for each plot", async () => {
    const out = join(folder, "results");
    const paths = await writeResult(out, sampleResult);
    expect(paths.map((path) => basename(path))).toEqual([
      "alpaca-eval.json",
      "alpaca-eval.md",
      "alpaca-eval-leaderboard.csv",
      "alpaca-eval-rates.svg",
      "alpaca-eval-proposers.svg",
      "alpaca-eval-skills.svg",
      "alpaca-eval-budget.svg",
    ]);
    expect((await readdir(out)).toSorted()).toEqual(paths.map((path) => basename(path)).toSorted());
    expect(JSON.parse(await readFile(join(out, "alpaca-eval.json"), "utf8"))).toEqual(sampleResult);
  });

  test("replaces an earlier result of the same name", async () => {
    await writeResult(folder, sampleResult);
    await writeResult(folder, { ...sampleResult, numbers: { winRate: 1 } });
    const written = JSON.parse(await readFile(join(folder, "alpaca-eval.json"), "utf8"));
    expect(written.numbers).toEqual({ winRate: 1 });
  });

  test("names the part that is no finite number, and writes nothing", async () => {
    const result = { ...sampleResult, numbers: { rates: [0.5, Number.NaN] } };
    await expect(writeResult(folder, result)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message:
        "`alpaca-eval.numbers.rates[1]` is NaN. Expected a finite number, or `null` for no value.",
      hint: "Check the answers and verdicts that it is computed from. A mean over no values is `null`.",
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("refuses two tables that would have the same file", async () => {
    const tables = ["a/b", "a:b"].map((name) => ({ name, title: name, columns: [], rows: [] }));
    await expect(writeResult(folder, { ...sampleResult, tables })).rejects.toMatchObject({
      message: "Two parts of the result `alpaca-eval` have the file `alpaca-eval-a-b.csv`.",
      hint: "Give each table and each plot a `name` of its own.",
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("makes no path from the names of models", async () => {
    const [first] = await writeResult(folder, {
      name: "../openai/gpt:4",
      title: "",
      numbers: {},
      tables: [],
      plots: [],
      notes: [],
    });
    expect(first).toBe(join(folder, "--openai-gpt-4.json"));
  });
});
