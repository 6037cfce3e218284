/**
 * `configurable.__pregel_checkpointer`: set for a step whose run is kept in a thread.
 *
 * Used to start no step early where a resumed thread must not lose a call, and to refuse a run that
 * asks a person and cannot pause. When it is renamed, such steps may start early, a thread that is
 * resumed after a crash may ask some models again, and no run asks a person.
 */
import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver } from "@langchain/langgraph";

const key = "__pregel_checkpointer";

/** The checkpointer that the graph around a run has given it. */
export function givenSaver({ configurable }: RunnableConfig): unknown {
  return configurable?.[key];
}

/** The entry of `configurable` that gives a run a checkpointer. */
export function givingSaver(saver: BaseCheckpointSaver): Record<string, unknown> {
  return { [key]: saver };
}

/** Whether a step's run is kept in a thread, and may be resumed. */
export function isKeptInThread({ configurable }: RunnableConfig): boolean {
  return configurable?.[key] !== undefined;
}
