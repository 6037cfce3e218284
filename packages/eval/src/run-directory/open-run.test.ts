import { readdir, readFile, writeFile } from "node:fs/promises";
import { graphToJson } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { modelGraph } from "../asking/model-graph.js";
import { testFolder } from "../../test/write-data.js";
import type { RunRequest } from "./manifest-differences.js";
import { openRun, readManifest } from "./open-run.js";
import { incompleteName } from "./incomplete-name.js";
import { runPaths } from "./run-paths.js";
import { writeFileAtomically } from "./write-file-atomically.js";

const request: RunRequest = {
  format: 1,
  benchmark: "mt-bench",
  system: "owl",
  graph: graphToJson(modelGraph("simulated:owl")),
  data: { file: "data", sha256: "ab", questions: 20 },
  limit: 20,
};

/** The error of a second start in a folder that has an answer. */
async function mismatch(folder: string, second: RunRequest): Promise<unknown> {
  await writeFile(runPaths(folder).answers, '{"id":1}\n');
  return openRun(folder, second).catch((error: unknown) => error);
}

describe("openRun", () => {
  test("continues the same run, with the time of its first start", async () => {
    const folder = await testFolder();
    const first = await openRun(folder, request);
    await first.release();
    const second = await openRun(folder, { ...request, data: { ...request.data, file: "moved" } });
    await second.release();
    expect(second.manifest).toEqual(first.manifest);
    expect(await readManifest(folder)).toEqual(first.manifest);
    expect(first.manifest.startedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test("says all that differs from the run in the folder, and leaves it as it is", async () => {
    const folder = await testFolder();
    await (await openRun(folder, request)).release();
    const before = await readFile(runPaths(folder).manifest, "utf8");
    const { limit: _, ...withoutLimit } = request;
    const error = await mismatch(folder, {
      ...withoutLimit,
      benchmark: "flask",
      seed: 3,
      graph: graphToJson(modelGraph("simulated:owl", { temperature: 1 })),
      data: { file: "data", sha256: "cd", questions: 20 },
    });
    expect(error).toMatchObject({
      code: "INVALID_SETTING",
      message: `${folder} has another run: benchmark is mt-bench there and flask here; the graph has other nodes or settings: \`model\`; limit is 20 there and not set here; seed is not set there and 3 here; the questions are not the same.`,
      hint: "Use another folder for the new run. To continue the run in this folder, repeat its settings.",
    });
    expect(await readFile(runPaths(folder).manifest, "utf8")).toBe(before);
    await (await openRun(folder, request)).release();
  });

  test("replaces a run that has no answer yet", async () => {
    const folder = await testFolder();
    await (await openRun(folder, request)).release();
    const second = await openRun(folder, { ...request, limit: 5 });
    await second.release();
    expect(await readManifest(folder)).toMatchObject({ limit: 5 });
  });

  test("names another setting of the graph than its nodes", async () => {
    const folder = await testFolder();
    await (await openRun(folder, request)).release();
    const graph = { ...request.graph, budget: { maxCostUsd: 1 } };
    expect(await mismatch(folder, { ...request, graph })).toMatchObject({
      differences: ["the graph differs in `budget`"],
    });
  });

  test("refuses a run.json of something else", async () => {
    const folder = await testFolder();
    await writeFile(runPaths(folder).manifest, '{"format":2}');
    expect(await mismatch(folder, request)).toMatchObject({
      code: "INVALID_EVAL_DATA",
      message: `${runPaths(folder).manifest}: the file is not the description of a run of this version.`,
    });
  });
});

describe("readManifest", () => {
  test("says what makes the file", async () => {
    const folder = await testFolder();
    await expect(readManifest(folder)).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      hint: "Pass a folder that `moagraph eval generate` has made.",
    });
  });
});

describe("writeFileAtomically", () => {
  test("leaves the old content, and nothing beside it, if the texts fail", async () => {
    const folder = await testFolder();
    const file = runPaths(folder).report;
    await writeFileAtomically(file, ["old"]);
    const failing = async function* (): AsyncGenerator<string> {
      yield "x".repeat(100_000);
      throw new Error("boom");
    };
    await expect(writeFileAtomically(file, failing())).rejects.toThrow("boom");
    expect(await readFile(file, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["report.html"]);
  });
});

describe("runPaths", () => {
  test("names the files of a folder", () => {
    const paths = runPaths("runs/moa");
    expect([paths.answers, paths.judge("openai:gpt-4o").log]).toEqual([
      "runs/moa/answers.jsonl",
      "runs/moa/judgments/openai-gpt-4o/judgments.jsonl",
    ]);
  });
});

describe("incompleteName", () => {
  test("stands before the extension", () => {
    const name = incompleteName("runs/moa/model_outputs.json");
    expect(name).toBe("runs/moa/model_outputs.incomplete.json");
  });
});
