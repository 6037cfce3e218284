import { randomUUID } from "node:crypto";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver, CheckpointTuple } from "@langchain/langgraph";

/** The channel of the mark. No graph has it, and LangGraph ignores writes of tasks that it does not know. */
const channel = "moagraph:stopped-before";

/**
 * Notes at the checkpoint at which a run has stopped before which nodes it did. LangGraph keeps no such
 * note: without it, a run that waits for a person looks like one that was cut off.
 *
 * @param config - Of the checkpoint.
 */
export async function markStop(
  saver: BaseCheckpointSaver,
  config: RunnableConfig,
  nodes: readonly string[],
): Promise<void> {
  await saver.putWrites(config, [[channel, nodes]], randomUUID());
}

/** The nodes before which a run has stopped at its last checkpoint. */
export function stopIn({ pendingWrites = [] }: CheckpointTuple): readonly string[] {
  const mark = pendingWrites.find(([, name]) => name === channel);
  return (mark?.[2] ?? []) as readonly string[];
}
