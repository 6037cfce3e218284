import { PassThrough } from "node:stream";
import type { CallPlan, RunEvent } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { createPlainView } from "./plain-view.js";

const ada: CallPlan = { node: "ada", sample: 1, model: "a:b", layer: 1 };
const start: RunEvent = { type: "run-start", graph: "solo", calls: [ada], atMs: 0 };

function logOf(events: readonly RunEvent[]): string {
  const output = new PassThrough();
  const view = createPlainView(output);
  for (const event of events) view.take(event);
  view.close();
  return (output.read() as Buffer | null)?.toString() ?? "";
}

describe("createPlainView", () => {
  test("says nothing before a model is asked", () => {
    const usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
    const end = { answer: null, ledger: [], usage, firstTokenMs: null, atMs: 3 };
    expect(logOf([start, { type: "run-end", status: "failed", ...end }])).toBe("");
  });

  test("tells of a second attempt, and keeps foreign texts on their line", () => {
    const usage = { inputTokens: 0, outputTokens: 0, costUsd: 0, usageIs: "estimated" } as const;
    const times = { startedMs: 0, firstTokenMs: null, settledMs: 1000 };
    const error = { code: "RATE_LIMITED", message: "Slow\n\u001B[31mdown." };
    const { node, sample, model } = ada;
    const call = {
      node,
      sample,
      model,
      attempt: 1,
      status: "failed",
      ...times,
      ...usage,
      error,
    } as const;
    const log = logOf([
      start,
      { type: "call-start", ...ada, attempt: 1, atMs: 0 },
      { type: "call-failed", ...ada, atMs: 1000, call },
      { type: "call-start", ...ada, attempt: 2, atMs: 1500 },
    ]);
    expect(log).toMatchInlineSnapshot(`
      "solo: 1 layer, 1 call
      layer 1: asking 1 model
        ada: failed after 1.0 s: RATE_LIMITED: Slow [31mdown.
        ada: attempt 2
      "
    `);
  });
});
