import { paperModels } from "@moagraph/recipes";
import { describe, expect, it } from "vitest";
import { MissingRunsError, proposersAnalysis } from "../index.js";
import { ensemble, mixture, scoredRun } from "../../test/scored-runs.js";

const two = scoredRun({ folder: "two", graph: mixture(["x:a", "x:b"], "x:a"), accuracy: 0.5 });
const three = scoredRun({
  folder: "three",
  graph: mixture(["x:a", "x:b", "x:c"], "x:a"),
  accuracy: 0.7,
});
const same = scoredRun({ folder: "same", graph: ensemble("x:a", 2, "x:a"), accuracy: 0.4 });

describe("proposersAnalysis", () => {
  it("shows the quality of many models and of one by number of proposals", () => {
    const { numbers } = proposersAnalysis([three, same, two]);
    expect(numbers["cells"]).toEqual([
      { variety: "many-models", n: 2, value: 0.5, runs: 1 },
      { variety: "many-models", n: 3, value: 0.7, runs: 1 },
      { variety: "one-model", n: 2, value: 0.4, runs: 1 },
    ]);
  });

  it("takes the mean of several runs of one configuration", () => {
    const again = { ...two, folder: "again", qualities: { accuracy: { value: 0.6 } } };
    const { numbers } = proposersAnalysis([two, again]);
    expect(numbers["cells"]).toEqual([{ variety: "many-models", n: 2, value: 0.55, runs: 2 }]);
  });

  it("names a run of another aggregator that it leaves out", () => {
    const other = scoredRun({
      folder: "other",
      graph: mixture(["x:a", "x:b"], "x:z"),
      accuracy: 1,
    });
    const { notes } = proposersAnalysis([two, three, other]);
    expect(notes).toContain(
      "other is left out: its aggregator or its only proposer is another model.",
    );
  });

  it("lists the missing runs with commands, calls and costs", () => {
    const facts = () => ({
      inputUsdPerMillionTokens: { value: 1, source: "", asOf: "" },
      outputUsdPerMillionTokens: { value: 1, source: "", asOf: "" },
    });
    const { numbers, tables } = proposersAnalysis([three], { facts });
    const missing = numbers["missing"] as { name: string; command: string; calls: number }[];
    expect(missing.map(({ name }) => name)).toEqual([
      "proposers-many-1",
      "proposers-many-2",
      ...[2, 3, 4, 5, 6].map((n) => `proposers-one-${n}`),
    ]);
    expect(missing[1]).toMatchObject({
      command:
        "moagraph eval generate mine.jsonl graphs/proposers-many-2.json --out out/proposers-many-2",
      calls: 30,
      costUsd: expect.closeTo(0.0234, 3),
    });
    expect(tables.map(({ name }) => name)).toEqual(["proposers", "missing"]);
  });

  it("puts the paper's table 3 beside length-controlled win rates", () => {
    const graph = mixture(paperModels, "together:Qwen/Qwen1.5-110B-Chat");
    const run = scoredRun({
      folder: "paper",
      graph,
      benchmark: "alpaca-eval",
      qualities: { lcWinRate: { value: 60, interval: [58, 62] } },
    });
    const { tables, plots } = proposersAnalysis([run]);
    expect(tables[0]?.rows).toEqual([
      {
        cells: { proposers: "Many models", n: 6, quality: 60, interval: "58.0 to 62.0", runs: 1 },
      },
      {
        cells: { proposers: "Many models", n: 6, quality: 61.3 },
        published: "arXiv 2406.04692v1, table 3",
      },
    ]);
    const published = plots[0]?.type === "lines" ? plots[0].lines.slice(1) : [];
    expect(published.map(({ points }) => points.map(({ x, y }) => [x, y]))).toEqual([
      [
        [1, 47.8],
        [2, 58.8],
        [3, 58],
        [6, 61.3],
      ],
      [
        [1, 47.8],
        [2, 54.5],
        [3, 56.1],
        [6, 56.7],
      ],
    ]);
  });

  it("fails with all runs to make if none can be used", () => {
    const error = catching(() => proposersAnalysis([]));
    expect(error).toBeInstanceOf(MissingRunsError);
    expect((error as MissingRunsError).missing).toHaveLength(11);
    expect((error as MissingRunsError).hint.split("\n")[1]).toBe(
      "  moagraph eval generate alpaca-eval graphs/proposers-many-1.json --out out/proposers-many-1  # 1610 calls, cost unknown",
    );
  });

  it("refuses runs of several benchmarks", () => {
    expect(() => proposersAnalysis([two, { ...three, benchmark: "flask" }])).toThrow(
      "The runs are of several benchmarks: two of questions, three of flask.",
    );
  });

  it("names a run without a score, and different questions", () => {
    const data = { ...two.data, sha256: "11" };
    const { notes } = proposersAnalysis([two, { ...three, data }, { ...same, qualities: {} }]);
    expect(notes.slice(0, 2)).toEqual([
      "same has no score and is left out. Run `moagraph eval score same`.",
      "The runs have different questions: two has 10, three has 10 of another file.",
    ]);
  });
});

function catching(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
