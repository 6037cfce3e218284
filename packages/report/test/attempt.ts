import type { Call } from "@moagraph/core";
import type { AttemptReport } from "../src/index.js";

/** A usable call of `ada` from second 0 to second 1, or a call with other fields. */
function callOf(fields: Partial<Call> = {}): Call {
  return {
    node: "ada",
    sample: 1,
    model: "x:ada",
    attempt: 1,
    status: "ok",
    startedMs: 0,
    firstTokenMs: null,
    settledMs: 1_000,
    inputTokens: 10,
    outputTokens: 5,
    costUsd: 0.5,
    usageSource: "reported",
    ...fields,
  };
}

/** The attempt of a call that has ended. */
export function attemptOf(
  call: Partial<Call> = {},
  fields: Partial<AttemptReport> = {},
): AttemptReport {
  const line = callOf(call);
  const { node, sample, attempt, model, startedMs, firstTokenMs, notes = [] } = line;
  const known = { node, sample, attempt, model, startedMs, firstTokenMs, notes, line };
  const place = line.round === undefined ? {} : { round: line.round };
  return { ...known, ...place, isRetried: false, prompt: 0, reply: "", reasoning: "", ...fields };
}
