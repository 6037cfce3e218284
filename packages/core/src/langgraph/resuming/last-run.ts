import type { BaseMessage } from "@langchain/core/messages";
import type { CheckpointTuple } from "@langchain/langgraph";
import type { JournalEntry } from "../../ask/journal/journal-entry.js";
import type { GraphSettings } from "../../fingerprint/graph-fingerprint.js";
import { type MoaState, type RunStart, stateAfter } from "../../runtime/graph-state.js";
import { keptGraphIn } from "../../runtime/threads/kept-graph.js";
import type { FlatGraph } from "../../spec/graph-spec.js";
import type { RunResults } from "../../step/kept/kept-results.js";
import { isWrittenSinceInput } from "../internals/runs/channel-versions.js";
import { refuseNewerFormat } from "./refuse-newer-format.js";
import type { SavedThread } from "../threads/kept-run.js";
import { finishedUpdates, openEntries } from "../threads/open-entries.js";

/** The last run of a thread, as the checkpointer has it. */
export interface LastRun {
  readonly start: RunStart & { readonly from: string };
  readonly results: RunResults;
  /** The journal's entries of calls that have not ended. */
  readonly open: readonly JournalEntry[];
}

/** How the last run of a thread began. */
export interface RunBegin {
  /** The conversation that it answers. */
  readonly messages: readonly BaseMessage[];
  /** The graph that it was started with. */
  readonly graph: GraphSettings | undefined;
}

/**
 * Reads the last run of a thread, with what steps have written whose super-step has not ended.
 *
 * @returns `"none"` if the thread has no run, `"not-begun"` if it waits before the step `begin`.
 */
export async function lastRunOf(
  { saver, config, superStepsAhead }: SavedThread,
  graph: FlatGraph,
): Promise<LastRun | "none" | "not-begun"> {
  const tuple = await saver.getTuple(config);
  if (tuple === undefined) return "none";
  const { channel_versions, channel_values } = tuple.checkpoint;
  if (!isWrittenSinceInput("runStart", channel_versions)) return "not-begun";
  const values = channel_values as Partial<MoaState>;
  const start = values.runStart;
  if (start !== undefined) refuseNewerFormat(start);
  const from = start?.from;
  if (start === undefined || from === undefined) return "none";
  const { ledger = [] } = values;
  const { config: checkpoint, pendingWrites = [] } = tuple;
  const cutOff = { ledger, pendingWrites, checkpoint, from, carried: start.carried };
  const isPlanned = start.plannedFor !== undefined;
  const open = isPlanned
    ? (start.carried ?? [])
    : await openEntries(cutOff, saver, superStepsAhead);
  return { start: { ...start, from }, results: resultsIn(values, tuple, graph), open };
}

function resultsIn(
  values: Partial<MoaState>,
  { pendingWrites = [] }: CheckpointTuple,
  graph: FlatGraph,
): RunResults {
  const { proposals = [], ledger = [], verdicts = [], structuredResponses = {} } = values;
  const saved = { ...values, proposals, ledger, verdicts, structuredResponses } as MoaState;
  return finishedUpdates(pendingWrites).reduce(stateAfter(graph), saved);
}

/**
 * Reads how a run of a thread began.
 *
 * @returns `undefined` if the checkpointer has no longer the checkpoint from which it did.
 */
export async function beginOf(
  { saver, config }: SavedThread,
  { from }: RunStart,
): Promise<RunBegin | undefined> {
  const place = { configurable: { ...config.configurable, checkpoint_id: from } };
  const tuple = await saver.getTuple(place);
  if (tuple === undefined) return undefined;
  const { messages = [] } = tuple.checkpoint.channel_values as Partial<MoaState>;
  return { messages, graph: keptGraphIn(tuple) };
}
