/**
 * `configurable.__pregel_send`: the function that takes what a node writes to channels.
 *
 * Used by nodes that run as one runnable. When it is missing, `sendWrites` throws, the self-test
 * fails, and nodes run as LangGraph compiled them.
 */
import type { RunnableConfig } from "@langchain/core/runnables";

/** A value for a channel. */
export type ChannelWrite = readonly [channel: string, value: unknown];

/**
 * Writes to channels as the node that the config belongs to.
 *
 * @throws TypeError if LangGraph takes writes in another way.
 */
export function sendWrites(
  { configurable = {} }: RunnableConfig,
  writes: readonly ChannelWrite[],
): void {
  (configurable["__pregel_send"] as (writes: readonly ChannelWrite[]) => void)(writes);
}
