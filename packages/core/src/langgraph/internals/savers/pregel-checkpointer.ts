/**
 * `configurable.__pregel_checkpointer` and `checkpoint_ns`: set for a step whose run is kept in a thread.
 *
 * Used to start no step early where one may pause the run, to refuse a run that asks a person and cannot
 * pause, to give the graph of a caller's step the checkpointer of this run, and to save the graph of a run
 * beside its first checkpoint. When the first is renamed, such steps may start early, no run asks a person,
 * and a thread does not tell whether its graph has changed.
 */
import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver, LangGraphRunnableConfig } from "@langchain/langgraph";

const key = "__pregel_checkpointer";

/** The checkpointer that the graph around a run has given it. */
export function givenSaver({ configurable }: RunnableConfig): unknown {
  return configurable?.[key];
}

/** The entry of `configurable` that gives a run a checkpointer. */
export function givingSaver(saver: BaseCheckpointSaver): Record<string, unknown> {
  return { [key]: saver };
}

/** The namespace of a graph in its thread. Empty unless it is a node of another graph. */
export function namespaceIn(configurable: Readonly<Record<string, unknown>>): string {
  const { checkpoint_ns: namespace } = configurable;
  return typeof namespace === "string" ? namespace : "";
}

/** The checkpoint that a config names; empty if none. */
export function checkpointIdIn({ configurable }: RunnableConfig): string {
  return String(configurable?.["checkpoint_id"] ?? "");
}

/** Names a thread: its last checkpoint, or the one that the options of a run name. */
export function checkpointAt(
  threadId: string,
  namespace: string,
  { configurable = {} }: RunnableConfig = {},
): RunnableConfig {
  const { checkpoint_id } = configurable;
  const place = { thread_id: threadId, checkpoint_ns: namespace };
  return { configurable: checkpoint_id === undefined ? place : { ...place, checkpoint_id } };
}

/** Whether a step's run is kept in a thread, and may be resumed. */
export function isKeptInThread({ configurable }: RunnableConfig): boolean {
  return configurable?.[key] !== undefined;
}

/** A checkpoint of a thread, and the saver that keeps it. */
interface Checkpoint {
  readonly id: string;
  readonly saver: BaseCheckpointSaver;
  readonly config: RunnableConfig;
}

/** The checkpoint from which a step starts. `undefined` if its run is not kept in a thread. */
export function checkpointOf({
  configurable = {},
  executionInfo,
}: LangGraphRunnableConfig): Checkpoint | undefined {
  const { [key]: saver, thread_id, checkpoint_ns = "" } = configurable;
  const id = executionInfo?.checkpointId;
  if (saver === undefined || id === undefined) return undefined;
  const namespace = String(checkpoint_ns).split("|").slice(0, -1).join("|");
  const place = { thread_id, checkpoint_ns: namespace, checkpoint_id: id };
  return { id, saver, config: { configurable: place } };
}
