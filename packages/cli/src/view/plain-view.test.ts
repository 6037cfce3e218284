import { PassThrough } from "node:stream";
import type { Call, CallPlan, RunEvent, RunStartEvent } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { createTextOutput } from "../text-output.js";
import { createPlainView } from "./plain-view.js";

const ada: CallPlan = { node: "ada", sample: 1, model: "a:b", layer: 1 };
const start: RunStartEvent = { type: "run-start", graph: "solo", calls: [ada], atMs: 0 };

function logOf(events: readonly RunEvent[], size = ["1 layer", "1 call"]): string {
  const output = new PassThrough();
  const view = createPlainView(createTextOutput(output), size);
  for (const event of events) view.take(event);
  view.close();
  return (output.read() as Buffer | null)?.toString() ?? "";
}

describe("createPlainView", () => {
  test("prints nothing before a model is called", () => {
    const usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
    const end = { answer: null, ledger: [], usage, firstTokenMs: null, atMs: 3 };
    expect(logOf([start, { type: "run-end", status: "failed", ...end }])).toBe("");
  });

  test("reports a second attempt, and keeps third-party texts on one line", () => {
    const usage = {
      inputTokens: 0,
      outputTokens: 0,
      costUsd: 0,
      usageSource: "estimated",
    } as const;
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
      layer 1: calling 1 model
        ada: failed after 1.0 s: RATE_LIMITED: Slow \u001b[31mdown.
        ada: attempt 2
      "
    `);
  });

  const usage = { inputTokens: 9, outputTokens: 2, costUsd: 0, usageSource: "reported" } as const;
  const lineOf = (node: string, sample: number, more: Partial<Call>): Call => {
    const times = { startedMs: 0, firstTokenMs: null, settledMs: 1000 };
    return { node, sample, model: "a:b", attempt: 1, status: "ok", ...times, ...usage, ...more };
  };

  test("reports a node without a call by its name", () => {
    const error = { code: "FUNCTION_FAILED", message: "The function `f` threw: boom" };
    const call = lineOf("join", 4, { attempt: 0, status: "failed", error });
    const place = { node: "join", sample: 4, model: "function f", atMs: 1 };
    const note = { type: "draft", node: "ada", sample: 1 } as const;
    const log = logOf([
      start,
      { type: "call-failed", ...place, call },
      { type: "call-note", ...place, note },
    ]);
    expect(log).toMatchInlineSnapshot(`
      "  join: failed: FUNCTION_FAILED: The function \`f\` threw: boom
        join: no own answer: uses ada as the answer
      "
    `);
  });

  test("reports what a person did, and the calls of a run that was resumed once", () => {
    const usageOfRun = { inputTokens: 9, outputTokens: 2, costUsd: 0 };
    const ended = lineOf("ada", 1, {});
    const chosen = lineOf("pick", 1, { model: "human", attempt: 0, inputTokens: 0 });
    const place = { node: "pick", sample: 1, model: "human", atMs: 9000 };
    const note = { type: "human", action: "chose", proposal: { node: "ada", sample: 1 } } as const;
    const end = { type: "run-end", usage: usageOfRun, firstTokenMs: null, atMs: 9000 } as const;
    const log = logOf([
      start,
      { type: "call-start", ...ada, attempt: 1, atMs: 0 },
      { type: "call-end", ...ada, atMs: 1000, call: ended, passedOn: [] },
      { ...end, status: "interrupted", answer: null, ledger: [ended], atMs: 1000 },
      start,
      { type: "call-note", ...place, note },
      { type: "call-end", ...place, call: chosen, passedOn: [] },
      { ...end, status: "answered", answer: "Yes.", ledger: [ended, chosen] },
    ]);
    expect(log).toMatchInlineSnapshot(`
      "solo: 1 layer, 1 call
      layer 1: calling 1 model
        ada: done in 1.0 s, 2 tokens, $0.00
      paused after 1.0 s: 1 call, 9 tokens in, 2 out, $0.00
        pick: a person chose ada
      answered in 9.0 s: 1 call, 9 tokens in, 2 out, $0.00
      "
    `);
  });

  test("prints rounds as such, and the sums of all of them", () => {
    const first = lineOf("ada", 1, { round: 1, firstTokenMs: 300 });
    const last = lineOf("ada", 1, { round: 2, attempt: 2, startedMs: 1500, settledMs: 2500 });
    const proposal = { node: "ada", sample: 1, model: "a:b", text: "…", usage };
    const log = logOf([
      start,
      { type: "call-start", ...ada, attempt: 1, round: 1, atMs: 0 },
      { type: "first-token", ...ada, atMs: 300 },
      { type: "round-end", ...ada, atMs: 1000, call: first },
      { type: "call-start", ...ada, attempt: 2, round: 2, atMs: 1500 },
      { type: "first-token", ...ada, atMs: 1700 },
      { type: "proposal-end", ...ada, atMs: 2500, call: last, proposal },
    ]);
    expect(log).toMatchInlineSnapshot(`
      "solo: 1 layer, 1 call
      layer 1: calling 1 model
        ada: first token after 0.3 s
        ada: round 2
        ada: done in 2.5 s, 2 rounds, 4 tokens, $0.00
      "
    `);
  });

  test("prints a layer before its first call that is not skipped, and no skipped calls", () => {
    const bob: CallPlan = { ...ada, node: "bob" };
    const fuse: CallPlan = { ...ada, node: "fuse", layer: 4 };
    const skipped = lineOf("ada", 1, { attempt: 0, status: "skipped" });
    const log = logOf(
      [
        { ...start, calls: [ada, bob, fuse] },
        {
          type: "call-note",
          ...fuse,
          node: "pick",
          atMs: 0,
          note: { type: "routed", to: ["bob"] },
        },
        { type: "call-skipped", ...ada, atMs: 0, call: skipped },
        { type: "call-start", ...bob, attempt: 1, atMs: 0 },
        { type: "call-start", ...fuse, attempt: 1, atMs: 0 },
      ],
      ["4 layers", "2 to 3 calls"],
    );
    expect(log).toMatchInlineSnapshot(`
      "  pick: takes bob
      solo: 4 layers, 2 to 3 calls
      layer 1: calling 1 model
      layer 4: calling 1 model
      "
    `);
  });

  test("names proposals in notes like their calls", () => {
    const two = { ...start, calls: [ada, { ...ada, sample: 2 }, { ...ada, node: "bob" }] };
    const note = { type: "draft", node: "ada", sample: 1 } as const;
    const log = logOf([two, { type: "call-note", ...ada, node: "bob", atMs: 1, note }]);
    expect(log).toBe("  bob: no own answer: uses ada #1 as the answer\n");
  });

  test("reports the usage of a streaming critic, and leaves the answer's call to the summary", () => {
    const streamed = (more: readonly RunEvent[]): string =>
      logOf([
        start,
        { type: "call-start", ...ada, attempt: 1, atMs: 0 },
        { type: "first-token", ...ada, atMs: 500 },
        ...more,
        { type: "call-end", ...ada, atMs: 1000, call: lineOf("ada", 1, {}), passedOn: [] },
      ]);
    expect(streamed([])).toContain("ada: done in 1.0 s");
    const token = { type: "answer-token", ...ada, atMs: 500, text: "Yes" } as const;
    expect(streamed([token])).not.toContain("done");
  });
});
