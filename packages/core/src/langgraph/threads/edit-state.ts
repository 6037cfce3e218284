import type { RunnableConfig } from "@langchain/core/runnables";
import {
  type BaseCheckpointSaver,
  type CheckpointTuple,
  emptyCheckpoint,
  type StateSnapshot,
} from "@langchain/langgraph";
import { nextMillisecond } from "../../ask/journal/end-of-tick.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { listNames, quote } from "../../errors/quote.js";
import { InvalidInputError } from "../../errors/run/invalid-input-error.js";
import { isRecord } from "../../validate/value/is-record.js";
import {
  checkpointIdIn,
  givenSaver,
  namespaceIn,
} from "../internals/savers/pregel-checkpointer.js";
import {
  editedCheckpoint,
  type EditedGraph,
  hasWholeChannels,
  isOfChannels,
  type StepOfNext,
} from "../internals/savers/edited-checkpoint.js";
import { type ThreadUpdate, valuesOfNoStep } from "./thread-update.js";

/** A compiled graph, and where its threads are kept. */
interface GraphToEdit extends EditedGraph {
  readonly streamChannels?: unknown;
  readonly checkpointer?: BaseCheckpointSaver | boolean | undefined;
}

/** A thread whose state is edited. */
export interface ThreadToEdit {
  readonly graph: GraphToEdit;
  /** Names the thread, and perhaps one of its checkpoints. */
  readonly config: RunnableConfig;
  /** Reads its state as LangGraph shows it. */
  readonly getState: () => Promise<StateSnapshot>;
}

/**
 * Writes to the state of a thread, and changes nothing of what runs next.
 *
 * @returns The config of the new checkpoint. `undefined` if LangGraph must write it: there is no state yet,
 * a step is named, or a part of the state is saved in another way.
 * @throws InvalidInputError `INVALID_INPUT` if a value is for no channel of the state.
 */
export async function editState(
  updates: readonly ThreadUpdate[],
  { graph, config, getState }: ThreadToEdit,
): Promise<RunnableConfig | undefined> {
  const values = valuesOfNoStep(updates);
  const saver = saverOf(graph, config);
  if (!isRecord(values) || saver === undefined) return undefined;
  checkChannels(Object.keys(values), graph.streamChannels);
  const snapshot = await getState();
  const tuple = await saver.getTuple(snapshot.config);
  const steps = tuple && (await stepsOfNext(snapshot, tuple, saver));
  if (tuple === undefined || steps === undefined || !hasWholeChannels(graph)) return undefined;
  const id = await idAfter(tuple.checkpoint.id);
  const edit = { values, steps, id };
  const { checkpoint, newVersions } = editedCheckpoint(tuple.checkpoint, edit, graph, saver);
  const { configurable } = tuple.config;
  const place = { configurable: { ...configurable, checkpoint_id: id } };
  await carryJournal(tuple, place, saver);
  const { step = -1, parents = {} } = tuple.metadata ?? {};
  const metadata = { source: "update" as const, step: step + 1, parents };
  return withParents(await saver.put(tuple.config, checkpoint, metadata, newVersions), parents);
}

/** A checkpoint of a graph within another is named together with those of the graphs around it. */
function withParents(
  saved: RunnableConfig,
  parents: Readonly<Record<string, string>>,
): RunnableConfig {
  const { configurable = {} } = saved;
  const namespace = namespaceIn(configurable);
  if (namespace === "") return saved;
  const checkpoint_map = { ...parents, [namespace]: checkpointIdIn(saved) };
  return { ...saved, configurable: { ...configurable, checkpoint_map } };
}

/** The checkpointer that keeps the state of this graph, not of one within it. */
function saverOf(
  { checkpointer }: GraphToEdit,
  config: RunnableConfig,
): BaseCheckpointSaver | undefined {
  const given = givenSaver(config);
  if (given !== undefined) return given as BaseCheckpointSaver;
  const isOfRoot = namespaceIn(config.configurable ?? {}) === "";
  return isOfRoot && typeof checkpointer === "object" ? checkpointer : undefined;
}

function checkChannels(names: readonly string[], channels: unknown): void {
  const known = Array.isArray(channels) ? channels.map(String) : [];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const hint = didYouMean(nearestName(unknown, known), `Its channels: ${listNames(known)}.`);
  const message = `${quote(unknown)} is no channel of the state of a thread.`;
  throw new InvalidInputError(message, { hint });
}

/** Names of channels of LangGraph and of ours beside the state. */
const beside = /^(?:__|moagraph:)/;

/**
 * The steps that come next. From a checkpoint that is not the last one, all of them run again.
 *
 * @returns `undefined` if LangGraph has more to write than what they have written.
 */
async function stepsOfNext(
  { tasks }: StateSnapshot,
  tuple: CheckpointTuple,
  saver: BaseCheckpointSaver,
): Promise<StepOfNext[] | undefined> {
  const written = (tuple.pendingWrites ?? []).filter(([, channel]) => !beside.test(channel));
  const isLast = written.length > 0 && (await isLastOf(tuple, saver));
  const ids = new Set(tasks.map(({ id }) => id));
  const isOther = isLast && written.some(([id]) => !ids.has(id));
  if (isOther || !tasks.every(isOfChannels)) return undefined;
  return tasks.map(({ id, name }) => {
    const own = isLast ? written.filter(([task]) => task === id) : [];
    return { name, writes: own.map(([, channel, value]) => [channel, value] as const) };
  });
}

/** Whether no checkpoint of the thread is later. */
async function isLastOf(
  { config, checkpoint }: CheckpointTuple,
  saver: BaseCheckpointSaver,
): Promise<boolean> {
  const { checkpoint_id: _, ...configurable } = config.configurable ?? {};
  const last = await saver.getTuple({ configurable });
  return last?.checkpoint.id === checkpoint.id;
}

/** Ids are in the order of time. */
async function idAfter(before: string): Promise<string> {
  let { id } = emptyCheckpoint();
  while (id <= before) {
    await nextMillisecond();
    ({ id } = emptyCheckpoint());
  }
  return id;
}

/** What is recorded of calls that are in flight, or were cut off, belongs to the last checkpoint. */
async function carryJournal(
  { pendingWrites = [] }: CheckpointTuple,
  place: RunnableConfig,
  saver: BaseCheckpointSaver,
): Promise<void> {
  const journal = pendingWrites.filter(([, channel]) => channel.startsWith("moagraph:"));
  const writes = journal.map(([, channel, value]): [string, unknown] => [channel, value]);
  if (writes.length > 0) await saver.putWrites(place, writes, crypto.randomUUID());
}
