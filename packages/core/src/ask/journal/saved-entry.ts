import type { Call } from "../../ledger/call.js";
import type { JournalEntry } from "./journal-entry.js";

/** An entry as a thread has it: that of a request in flight without names, because a run has many. */
export type SavedEntry = JournalEntry | SentRequest;

type SentRequest = readonly [
  id: string,
  step: string,
  node: string,
  sample: number,
  model: string,
  attempt: number,
  startedMs: number,
  inputTokens: number,
  outputTokens: number,
  costUsd: number | null,
  round?: number,
];

/** Makes an entry short. */
export function toSaved(entry: JournalEntry): SavedEntry {
  const { id, step, state, call } = entry;
  // The calls of an agent have more to tell.
  if (state !== "sent" || call.innerCalls !== undefined) return entry;
  const { node, sample, model, attempt, round } = call;
  const { startedMs, inputTokens, outputTokens, costUsd } = call;
  const of = [node, sample, model, attempt] as const;
  const usage = [inputTokens, outputTokens, costUsd] as const;
  const saved = [id, step, ...of, startedMs, ...usage] as const;
  return round === undefined ? saved : [...saved, round];
}

/** Reads an entry. */
export function fromSaved(saved: SavedEntry): JournalEntry {
  if ("call" in saved) return saved;
  const [id, step, node, sample, model, attempt, startedMs, ...usage] = saved;
  const [inputTokens, outputTokens, costUsd, round] = usage;
  const call: Call = {
    node,
    sample,
    model,
    attempt,
    ...(round === undefined ? {} : { round }),
    status: "aborted",
    startedMs,
    firstTokenMs: null,
    settledMs: startedMs,
    inputTokens,
    outputTokens,
    costUsd,
    usageSource: "estimated",
  };
  return { id, step, state: "sent", call };
}
