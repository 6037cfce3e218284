import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver } from "@langchain/langgraph-checkpoint";
import { uuid6 } from "@langchain/langgraph-checkpoint";

/** Names a thread. */
export function threadConfig(id: unknown): RunnableConfig {
  return { configurable: { thread_id: id, checkpoint_ns: "" } };
}

let steps = 0;

/** Stores a checkpoint with one value, and returns its config. */
export async function putCheckpoint(
  saver: BaseCheckpointSaver,
  threadId: unknown,
  value: unknown = "a reply",
): Promise<RunnableConfig> {
  const checkpoint = {
    v: 4,
    id: uuid6((steps += 1)),
    ts: new Date().toISOString(),
    channel_values: { answer: value },
    channel_versions: {},
    versions_seen: {},
  };
  const metadata = { source: "loop" as const, step: steps, parents: {} };
  return saver.put(threadConfig(threadId), checkpoint, metadata, {});
}

/** The value of a thread's latest checkpoint; `undefined` if it has none. */
export async function valueIn(saver: BaseCheckpointSaver, threadId: unknown): Promise<unknown> {
  return (await saver.getTuple(threadConfig(threadId)))?.checkpoint.channel_values["answer"];
}
