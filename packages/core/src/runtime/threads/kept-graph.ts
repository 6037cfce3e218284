import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver, CheckpointTuple } from "@langchain/langgraph";
import type { GraphSettings } from "../../fingerprint/graph-fingerprint.js";

/** The channel under which a thread keeps the graph of a run. LangGraph reads it as the write of no task. */
const channel = "moagraph:graph";

/** A checkpoint of a thread: `thread_id`, `checkpoint_ns` and `checkpoint_id`, and who saves it. */
export interface CheckpointPlace {
  readonly saver: BaseCheckpointSaver;
  readonly config: RunnableConfig;
}

/** Keeps a graph beside a checkpoint. */
export async function keepGraph(
  { saver, config }: CheckpointPlace,
  settings: GraphSettings,
): Promise<void> {
  await saver.putWrites(config, [[channel, settings]], crypto.randomUUID());
}

/** The graph that is kept beside a checkpoint. `undefined` if the saver has neither any more. */
export async function keptGraph({
  saver,
  config,
}: CheckpointPlace): Promise<GraphSettings | undefined> {
  const tuple = await saver.getTuple(config);
  return tuple && keptGraphIn(tuple);
}

/** The graph that is kept beside a checkpoint which was read. */
export function keptGraphIn({ pendingWrites = [] }: CheckpointTuple): GraphSettings | undefined {
  const kept = pendingWrites.find(([, name]) => name === channel);
  return kept?.[2] as GraphSettings | undefined;
}
