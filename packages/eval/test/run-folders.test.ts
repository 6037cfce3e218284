import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunnableLambda } from "@langchain/core/runnables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accuracyOfRun,
  analyseRuns,
  aggregatedAnswers,
  collaborativenessAnalysis,
  compareRuns,
  compareRunsByChecker,
  modelGraph,
  questions,
  readScoredRuns,
  runPaths,
  type ScoredRun,
  selectAnalysis,
  selectCandidates,
  similarityAnalysis,
  writeMissingGraphs,
  writeResult,
} from "../src/index.js";
import { finishedRun, lastText, models, writeQuestions } from "./finished-runs.js";
import { mixture } from "./scored-runs.js";
import { allOf, writeIn } from "./write-data.js";

let root: string;
let folders: readonly string[];
let runs: readonly ScoredRun[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "moagraph-runs-"));
  await writeQuestions(root);
  const graphs = {
    good: modelGraph("good"),
    fair: modelGraph("fair"),
    bad: modelGraph("bad"),
    mixed: mixture(["fair", "bad"], "good", 3),
    duo: mixture(["good", "bad"], "fair"),
  };
  folders = await Promise.all(
    Object.entries(graphs).map(([name, graph]) => finishedRun(root, name, graph)),
  );
  for (const folder of folders) {
    const result = await accuracyOfRun({ folder, checker: "exact" });
    await writeResult(runPaths(folder).results, result);
  }
  runs = await readScoredRuns(folders);
});
afterAll(() => rm(root, { recursive: true, force: true }));

function pathOf(name: string): string {
  return join(root, name);
}

describe("readScoredRuns", () => {
  it("reads graph, score and usage of each run", () => {
    expect(runs.map(({ system, qualities }) => [system, qualities.accuracy?.value])).toEqual([
      ["good", 1],
      ["fair", expect.closeTo(1 / 3)],
      ["bad", 0],
      ["mixed", 1],
      ["duo", expect.closeTo(1 / 3)],
    ]);
    expect(runs[3]?.usage).toMatchObject({ answered: 3, failed: 0 });
  });

  it("has the runs that an analysis needs", () => {
    const { numbers } = collaborativenessAnalysis(runs);
    expect(numbers["models"]).toContainEqual({
      model: "fair",
      alone: expect.closeTo(1 / 3),
      withOthers: expect.closeTo(1 / 3),
      gain: 0,
      bestReference: 1,
    });
  });

  it("names a folder without a run", async () => {
    await expect(readScoredRuns([root])).rejects.toMatchObject({ code: "INVALID_EVAL_DATA" });
  });

  it("names a file of results that is none", async () => {
    const folder = await finishedRun(root, "broken", modelGraph("good"));
    const file = await writeIn(folder, "results/accuracy.json", "{}");
    await expect(readScoredRuns([folder])).rejects.toThrow(file);
  });
});

describe("aggregatedAnswers", () => {
  it("has the answer of each aggregator in each round, with the proposals that it read", async () => {
    const all = await allOf(aggregatedAnswers(runs.slice(3, 4), { scores: { fair: 2, bad: 1 } }));
    const first = all.filter(({ question }) => question === "sum");
    expect(
      first.map(({ aggregator, round, proposals }) => [
        aggregator,
        round,
        proposals.map(({ model, preference }) => [model, preference]),
      ]),
    ).toEqual([
      [
        "fair",
        1,
        [
          ["fair", 2],
          ["bad", 1],
        ],
      ],
      [
        "bad",
        1,
        [
          ["fair", 2],
          ["bad", 1],
        ],
      ],
      [
        "good",
        2,
        [
          ["fair", 2],
          ["bad", 1],
        ],
      ],
    ]);
  });

  it("knows no preference of a model that no judged run shows", async () => {
    const [first] = await allOf(aggregatedAnswers(runs));
    expect(first?.proposals.map(({ preference }) => preference)).toEqual([null, null]);
  });

  it("feeds the similarity analysis", async () => {
    const answers = aggregatedAnswers(runs.slice(3, 4), { scores: { fair: 2, bad: 1 } });
    const { tables } = await similarityAnalysis(answers);
    expect(
      tables[0]?.rows.find(({ cells }) => cells["aggregator"] === "good")?.cells,
    ).toMatchObject({
      round: 2,
      measure: "BLEU-3",
      spearman: expect.closeTo(1),
      answers: 3,
    });
  });
});

describe("selectCandidates", () => {
  it("has the models that answered alone, with their answers to the same questions", async () => {
    const { candidates, words } = await selectCandidates(runs);
    expect(candidates.map(({ model, answers }) => [model, answers.length])).toEqual([
      ["good", 3],
      ["fair", 3],
      ["bad", 3],
    ]);
    expect(candidates[1]?.qualityAsAggregator).toBeCloseTo(1 / 3);
    expect(selectAnalysis(candidates, { words }).tables[0]?.columns[2]?.label).toBe(
      "Accuracy (0 to 1), alone",
    );
  });
});

describe("analyseRuns", () => {
  it.each(["proposers", "roles", "depth", "collaborativeness", "budget", "select"] as const)(
    "makes the analysis `%s` of run folders, and its files",
    async (name) => {
      const result = await analyseRuns(name, folders);
      expect(result.name).toBe(name);
      const files = await writeResult(pathOf(`results-${name}`), result);
      expect(files.some((file) => file.endsWith(".svg"))).toBe(true);
    },
  );

  it("names the runs without which `similarity` has no preferences", async () => {
    await expect(analyseRuns("similarity", folders.slice(3, 4))).rejects.toMatchObject({
      name: "MissingRunsError",
      missing: [{ name: "fair" }, { name: "bad" }],
    });
  });

  it("names the runs without which `select` has nothing to choose from", async () => {
    await expect(analyseRuns("select", folders.slice(2, 4))).rejects.toMatchObject({
      missing: [{ name: "fair" }],
    });
  });
});

describe("writeMissingGraphs", () => {
  it("writes the graphs that a second start of generate can read", async () => {
    const missing = [
      {
        name: "again",
        graph: mixture(["fair"], "good"),
        command: "",
        calls: 0,
        costUsd: 0,
      },
    ];
    const [file] = await writeMissingGraphs(missing, pathOf("graphs"));
    expect(file).toBe(join(root, "graphs", "again.json"));
  });
});

describe("compareRunsByChecker", () => {
  it("counts the questions that only one system answers correctly", async () => {
    const { numbers, notes } = await compareRunsByChecker({
      folderA: pathOf("good"),
      folderB: pathOf("fair"),
      benchmark: questions,
      checker: "exact",
    });
    expect(numbers).toMatchObject({ wins: 2, ties: 1, losses: 0, accuracyA: 1 });
    expect(numbers["winRate"]).toBeCloseTo(100 * (2.5 / 3), 9);
    expect(notes[0]).toMatch(/^(good is better than fair|It is not clear)/);
  });
});

describe("compareRuns", () => {
  it("asks the judge in both orders, and cancels a preference for the first place", async () => {
    const biased = await comparedBy("biased", () => "Verdict: 1");
    expect(biased.result?.numbers).toMatchObject({ winRate: 50, ties: 3, disagreed: 3 });
    expect(biased.judging).toMatchObject({ total: 6, judged: 6 });
  });

  it("finds the system that a fair judge prefers", async () => {
    const { result } = await comparedBy("fair-judge", (text) =>
      text.indexOf("I think") > text.indexOf("The answer is") ? "Verdict: 1" : "Verdict: 2",
    );
    expect(result?.numbers).toMatchObject({ winRate: 100, wins: 3, disagreed: 0, unclear: 0 });
  });

  it("counts questions without a clear verdict", async () => {
    const { result, judging } = await comparedBy("unsure", (text) =>
      text.includes("letter") ? "Hard to say." : "Verdict: tie",
    );
    expect(judging.unclear).toHaveLength(2);
    expect(result?.numbers).toMatchObject({ questions: 2, ties: 2, unclear: 1 });
  });

  it("refuses answers to different questions", async () => {
    const folder = join(root, "other");
    await writeIn(folder, "mine.jsonl", '{"question":"Why?"}\n');
    const folderB = await finishedRun(folder, "good", modelGraph("good"));
    const judge = modelGraph("judge");
    await expect(
      compareRuns({
        folderA: pathOf("good"),
        folderB,
        benchmark: questions,
        judge,
        compileOptions: { models },
        folder: pathOf("compare-other"),
      }),
    ).rejects.toThrow("have answers to different questions");
  });
});

function comparedBy(
  name: string,
  verdict: (text: string) => string,
): ReturnType<typeof compareRuns> {
  const judge = RunnableLambda.from((messages: readonly { readonly content: unknown }[]) =>
    verdict(lastText(messages)),
  );
  return compareRuns({
    folderA: pathOf("good"),
    folderB: pathOf("fair"),
    benchmark: questions,
    judge: modelGraph("judge"),
    compileOptions: { models: { judge } },
    folder: pathOf(`compare-${name}`),
  });
}
