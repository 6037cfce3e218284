import type { Call, CallEvent } from "@moagraph/core";
import { describe, expect, it } from "vitest";
import { callOfEvent, type CallOfRun, endedCalls, keptCalls, withCall } from "./calls-of-run.js";

const place = { node: "ada", sample: 1, model: "vendor:ada" };
const running: CallOfRun = { ...place, state: "running" };

function line(changed: Partial<Call>): Call {
  return { ...place, attempt: 1, status: "ok", ...changed } as Call;
}

describe("calls of a run", () => {
  it("come from events", () => {
    const proposal = { ...place, text: "Neap.", usage: { inputTokens: 1, outputTokens: 1 } };
    const events: CallEvent[] = [
      { ...place, type: "call-start", attempt: 1, atMs: 0 },
      { ...place, type: "first-token", atMs: 1 },
      { ...place, type: "proposal-end", proposal, call: line({}), atMs: 2 },
    ];
    expect(events.map(callOfEvent)).toEqual([
      running,
      undefined,
      { ...place, state: "done", text: "Neap." },
    ]);
  });

  it("are known by node and sample", () => {
    const second: CallOfRun = { ...running, sample: 2 };
    const done: CallOfRun = { ...running, state: "done", text: "Neap." };
    expect([running, second, done].reduce(withCall, [] as readonly CallOfRun[])).toEqual([
      done,
      second,
    ]);
  });

  it("are stopped when the run ends before them", () => {
    const failed: CallOfRun = { ...running, state: "failed" };
    expect(endedCalls([running, failed])).toEqual([{ ...place, state: "stopped" }, failed]);
  });

  it("come from a ledger as they ended", () => {
    const error = { code: "RATE_LIMITED", message: "Too many requests." };
    const proposal = { ...place, text: "Neap.", usage: { inputTokens: 1, outputTokens: 1 } };
    const ledger = [
      line({ status: "failed", error }),
      line({ attempt: 2 }),
      line({ sample: 2, status: "aborted" }),
    ];
    expect(keptCalls(ledger, [proposal])).toEqual([
      { ...place, state: "done", text: "Neap." },
      { ...place, sample: 2, state: "stopped" },
    ]);
  });
});
