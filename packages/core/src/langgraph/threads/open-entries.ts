import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { JournalEntry } from "../../ask/journal/journal-entry.js";
import { fromSaved, type SavedEntry } from "../../ask/journal/saved-entry.js";
import type { Call } from "../../ledger/call.js";
import { placeKey } from "../../ledger/place-key.js";
import type { MoaUpdate } from "../../runtime/graph-state.js";
import type { PendingWrite } from "../internals/run-loop.js";

/** The channel of the journal's entries. LangGraph has none of that name, and ignores them. */
export const journalChannel = "moagraph:call";

/** A run that was cut off, as a thread has it. */
export interface CutOffRun {
  /** The ledger of its last checkpoint. */
  readonly ledger: readonly Call[];
  /** What was written beside that checkpoint. */
  readonly pendingWrites: readonly PendingWrite[];
  /** Names that checkpoint. */
  readonly checkpoint: RunnableConfig;
  /** Id of the checkpoint from which it began. */
  readonly from: string;
  /** Entries of an earlier run, or of before its graph changed. */
  readonly carried?: readonly JournalEntry[] | undefined;
}

/** Reads the journal's entries of calls that have not ended, as far as LangGraph knows. */
export async function openEntries(
  { ledger, pendingWrites, checkpoint, from, carried = [] }: CutOffRun,
  saver: BaseCheckpointSaver,
  superStepsAhead: number,
): Promise<JournalEntry[]> {
  const finished = finishedUpdates(pendingWrites).flatMap((update) => linesIn(update.ledger));
  const ended = new Set([...ledger, ...finished].map(placeKey));
  const earlier = await entriesBefore(checkpoint, { saver, from, limit: superStepsAhead });
  const entries = [...carried, ...earlier, ...entriesIn(pendingWrites)];
  return entries.filter(({ call }) => !ended.has(placeKey(call)));
}

interface Bounds {
  readonly saver: BaseCheckpointSaver;
  readonly from: string;
  readonly limit: number;
}

/**
 * Steps that start early are recorded at a checkpoint before their turn. A thread can have other branches, so
 * each checkpoint names the one before it.
 */
async function entriesBefore(
  last: RunnableConfig,
  { saver, from, limit }: Bounds,
): Promise<JournalEntry[]> {
  const found: JournalEntry[][] = [];
  let left = limit;
  let tuple = left === 0 ? undefined : await saver.getTuple(last);
  while (tuple?.parentConfig !== undefined && left > 0 && tuple.checkpoint.id !== from) {
    tuple = await saver.getTuple(tuple.parentConfig);
    found.push(entriesIn(tuple?.pendingWrites ?? []));
    left -= 1;
  }
  return found.toReversed().flat();
}

/** What steps of the super-step that was cut off have written. */
export function finishedUpdates(writes: readonly PendingWrite[]): MoaUpdate[] {
  const byTask = new Map<string, Record<string, unknown>>();
  for (const [task, channel, value] of writes) {
    byTask.set(task, { ...byTask.get(task), [channel]: value });
  }
  return [...byTask.values()].filter(({ ledger }) => Array.isArray(ledger));
}

/** The lines of a ledger, if it is a list. */
export function linesIn(ledger: unknown): readonly Call[] {
  return Array.isArray(ledger) ? (ledger as readonly Call[]) : [];
}

/** The journal's entries among what was written beside a checkpoint. */
export function entriesIn(writes: readonly PendingWrite[]): JournalEntry[] {
  return writes
    .filter(([, channel]) => channel === journalChannel)
    .map(([, , entry]) => fromSaved(entry as SavedEntry));
}
