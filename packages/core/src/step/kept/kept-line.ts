import type { Call } from "../../ledger/call.js";
import { noUsage } from "../../ledger/usage.js";

/** The ledger line, in a new run, of a call whose result is kept: nothing is sent, nothing is charged. */
export function keptLine(call: Call): Call {
  const { node, sample, model, status, finishReason, error, notes = [] } = call;
  const others = notes.filter(({ type }) => type !== "kept");
  return {
    node,
    sample,
    model,
    attempt: 0,
    status: status === "ok" ? "cached" : status,
    startedMs: 0,
    firstTokenMs: null,
    settledMs: 0,
    ...noUsage,
    ...(finishReason === undefined ? {} : { finishReason }),
    ...(error === undefined ? {} : { error }),
    notes: [...others, { type: "kept" }],
  };
}
