import type { BaseCheckpointSaver, CheckpointTuple } from "@langchain/langgraph";
import type { JournalEntry } from "../../ask/journal/journal-entry.js";
import type { Call } from "../../ledger/call.js";
import type { MoaUpdate, RunStart } from "../../runtime/graph-state.js";
import type { PendingWrite, RunBeginning } from "../internals/run-loop.js";
import { checkpointIdIn } from "../internals/savers/pregel-checkpointer.js";

/** The channel of the journal's entries. LangGraph has none of that name, and ignores them. */
export const journalChannel = "moagraph:call";

/** What a thread holds of a run that was cut off, beside its state. */
export interface CutRun {
  /** What steps of the last super-step have written. */
  readonly finished: readonly MoaUpdate[];
  /** The attempts of calls that have not ended, as far as LangGraph knows. */
  readonly entries: readonly JournalEntry[];
}

/** Of a run that starts now. */
export const nothingCut: CutRun = { finished: [], entries: [] };

/**
 * Reads what a thread holds of the run that is resumed.
 *
 * @param superStepsAhead - How many super-steps before its turn a step may start.
 */
export async function readCutRun(
  beginning: RunBeginning,
  saver: BaseCheckpointSaver,
  superStepsAhead: number,
): Promise<CutRun> {
  const { read, pendingWrites } = beginning;
  const finished = finishedUpdates(pendingWrites);
  const ledgers = finished.map(({ ledger }) => linesIn(ledger));
  const ended = new Set([linesIn(read("ledger")), ...ledgers].flat().map(placeOf));
  const before = await entriesBefore(beginning, saver, superStepsAhead);
  const entries = [...before, ...entriesIn(pendingWrites)];
  return { finished, entries: entries.filter(({ call }) => !ended.has(placeOf(call))) };
}

/** The start of the run that a thread holds. */
export function startIn({ read }: RunBeginning): RunStart | undefined {
  return read("runStart") as RunStart | undefined;
}

/** The lines of a ledger; none of one that was not written yet. */
export function linesIn(ledger: unknown): readonly Call[] {
  return Array.isArray(ledger) ? (ledger as readonly Call[]) : [];
}

/** Steps that start early are recorded at a checkpoint before their turn. */
async function entriesBefore(
  beginning: RunBeginning,
  saver: BaseCheckpointSaver,
  superStepsAhead: number,
): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  let left = superStepsAhead;
  let tuple = left === 0 ? undefined : await saver.getTuple(beginning.checkpointConfig());
  while (tuple?.parentConfig !== undefined && left > 0 && !isFirst(tuple, beginning)) {
    tuple = await saver.getTuple(tuple.parentConfig);
    entries.unshift(...entriesIn(tuple?.pendingWrites ?? []));
    left -= 1;
  }
  return entries;
}

/** Whether a checkpoint is the one that the run started from: those before it are of other runs. */
function isFirst({ config }: CheckpointTuple, beginning: RunBeginning): boolean {
  return checkpointIdIn(config) === startIn(beginning)?.from;
}

function finishedUpdates(writes: readonly PendingWrite[]): MoaUpdate[] {
  const byTask = new Map<string, Record<string, unknown>>();
  for (const [task, channel, value] of writes) {
    byTask.set(task, { ...byTask.get(task), [channel]: value });
  }
  return [...byTask.values()].filter(({ ledger }) => Array.isArray(ledger));
}

function entriesIn(writes: readonly PendingWrite[]): JournalEntry[] {
  return writes
    .filter(([, channel]) => channel === journalChannel)
    .map(([, , entry]) => entry as JournalEntry);
}

function placeOf({ node, sample }: Call): string {
  return `${node} ${sample}`;
}
