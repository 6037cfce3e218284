import type { RunnableConfig } from "@langchain/core/runnables";
import { givenSaver } from "../internals/savers/pregel-checkpointer.js";
import { GuardedSaver } from "./guarded-saver.js";
import { lockThread } from "./thread-lock.js";
import { type GraphWithSaver, threadOf } from "./thread-of.js";

/** The same graph, whose checkpointer throws typed errors when a thread is read or written. */
export function withGuardedSaver<Graph extends GraphWithSaver & object>(
  graph: Graph,
  config: RunnableConfig,
): Graph {
  const thread = threadOf(graph, config, undefined);
  if (thread === undefined || givenSaver(config) !== undefined) return graph;
  const { saver } = new GuardedSaver(thread.saver, thread.threadId);
  return Object.create(graph, { checkpointer: { value: saver } }) as Graph;
}

/**
 * Writes the state of a thread while no run does.
 *
 * @throws ThreadBusyError `THREAD_BUSY` if a run writes it.
 */
export async function whileNoRun<Result>(
  graph: GraphWithSaver,
  config: RunnableConfig,
  write: () => Promise<Result>,
): Promise<Result> {
  const thread = threadOf(graph, config, undefined);
  if (thread === undefined) return write();
  const lock = await lockThread(thread.saver, thread);
  try {
    return await write();
  } finally {
    await lock.release();
  }
}
