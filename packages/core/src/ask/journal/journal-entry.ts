import type { Generation } from "@langchain/core/outputs";
import type { Call } from "../../ledger/call.js";

/** What a thread holds of one attempt of a call, beside LangGraph's checkpoints. */
export interface JournalEntry {
  /** Of the request. All its entries have the same. */
  readonly id: string;
  /** The LangGraph node that makes the call. */
  readonly step: string;
  /**
   * - `sent`: the request is about to be sent. `call` is its ledger line if nothing else becomes known.
   * - `ended`: the attempt has ended.
   * - `unsent`: the request was not sent after all.
   */
  readonly state: "sent" | "ended" | "unsent";
  readonly call: Call;
  /** The reply, as LangChain's caches store it. Only of an attempt that ended with a usable one. */
  readonly reply?: Generation;
}

/** The latest entry of each request that was sent, in the order of the attempts. */
export function latestEntries(entries: readonly JournalEntry[]): JournalEntry[] {
  const latest = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const known = latest.get(entry.id);
    if (known === undefined || isLater(entry, known)) latest.set(entry.id, entry);
  }
  const sent = [...latest.values()].filter(({ state }) => state !== "unsent");
  return sent.toSorted((a, b) => a.call.attempt - b.call.attempt);
}

/** Checkpointers do not keep the order. An agent's attempt is recorded again with each of its calls. */
function isLater(entry: JournalEntry, known: JournalEntry): boolean {
  if (entry.state !== "sent") return true;
  return known.state === "sent" && innerCallsOf(entry) > innerCallsOf(known);
}

function innerCallsOf({ call }: JournalEntry): number {
  return call.innerCalls?.length ?? 0;
}

/** The entries of each step. */
export function entriesByStep(
  entries: readonly JournalEntry[],
): ReadonlyMap<string, readonly JournalEntry[]> {
  const byStep = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const known = byStep.get(entry.step);
    if (known === undefined) byStep.set(entry.step, [entry]);
    else known.push(entry);
  }
  return byStep;
}
