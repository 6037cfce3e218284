import { aggregator, defineGraph, proposer } from "@moagraph/core";
import { planRun } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { attemptOf } from "../../test/attempt.js";
import { createRunRecorder } from "../record/create-run-recorder.js";
import type { AttemptReport, RunReport } from "../run-report.js";
import { layerRows, modelRows, totalRow } from "./actual-usage.js";

const graph = defineGraph({
  name: "duet",
  nodes: {
    ada: proposer({ model: "x:ada" }),
    fuse: aggregator({ model: "x:fuse", reads: ["ada"] }),
  },
  output: "fuse",
});
const plan = planRun(graph, { facts: () => ({}) });

const planned = [
  { node: "ada", sample: 1, model: "x:ada", layer: 1 },
  { node: "fuse", sample: 1, model: "x:fuse", layer: 2 },
];

function reportWith(attempts: readonly AttemptReport[]): RunReport {
  return { ...createRunRecorder(graph).report(), planned, attempts };
}

const report = reportWith([
  attemptOf({ status: "failed", attempt: 1, costUsd: 0, inputTokens: 10, outputTokens: 0 }),
  attemptOf({ attempt: 2, model: "x:spare", inputTokens: 10, outputTokens: 5 }),
  attemptOf({ node: "fuse", model: "x:fuse", inputTokens: 30, outputTokens: 7, costUsd: 1 }),
  attemptOf({ node: "fuse", model: "x:fuse" }, { line: null }),
]);

describe("usage beside a plan", () => {
  test("of a layer counts retries and fallbacks of its nodes, and no call in flight", () => {
    const rows = layerRows(plan, report);
    expect(rows.map(({ name, used }) => [name, used])).toEqual([
      ["layer 1", { calls: 2, inputTokens: 20, outputTokens: 5, costUsd: 0.5 }],
      ["layer 2", { calls: 1, inputTokens: 30, outputTokens: 7, costUsd: 1 }],
    ]);
    expect(rows.map((row) => row.planned)).toEqual(plan.layers);
  });

  test("of a model has a row for a fallback, which was not planned", () => {
    expect(
      modelRows(plan, report).map(({ name, planned: own, used }) => [
        name,
        own?.calls,
        used?.calls,
      ]),
    ).toEqual([
      ["x:ada", 1, 1],
      ["x:fuse", 1, 1],
      ["x:spare", undefined, 1],
    ]);
  });

  test("in total does not count an attempt that was not sent, and is unknown without a price", () => {
    const unsent = attemptOf({ attempt: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 });
    const unpriced = attemptOf({ costUsd: null });
    expect(totalRow(plan, reportWith([unsent, unpriced])).used).toEqual({
      calls: 1,
      inputTokens: 10,
      outputTokens: 5,
      costUsd: null,
    });
  });

  test("is absent without a run", () => {
    const rows = [...layerRows(plan, undefined), ...modelRows(plan, undefined)];
    expect([...rows, totalRow(plan, undefined)].map(({ used }) => used)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});
