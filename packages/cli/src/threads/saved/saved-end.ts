import type { RunEndEvent } from "@moagraph/core";
import { sumUsage } from "@moagraph/core/graph";
import type { SavedRun } from "./saved-run.js";

/** The end of a run as its last event had it, except for the time of its first token. */
export function savedEnd(saved: SavedRun): RunEndEvent {
  const { answer, structuredResponses, ledger } = saved;
  return {
    type: "run-end",
    status: answer === null ? "interrupted" : "answered",
    answer,
    ...(structuredResponses === undefined ? {} : { structuredResponses }),
    ledger,
    usage: sumUsage(ledger),
    firstTokenMs: null,
    atMs: Math.max(0, ...ledger.map(({ settledMs }) => settledMs)),
  };
}
