/**
 * `channel_versions` of a checkpoint, and the channel `__start__`, which every input of a thread writes.
 *
 * Used to know whether a thread waits before the first step of a run. Where the channel is renamed, a thread
 * that waits there may be refused, because the run before had another graph.
 */
import { START } from "@langchain/langgraph";

/** The versions of the channels of a checkpoint, by name. */
export type ChannelVersions = Readonly<Record<string, number | string | undefined>>;

/** Whether a channel was written after the last input of the thread. */
export function isWrittenSinceInput(channel: string, versions: ChannelVersions): boolean {
  const { [channel]: version, [START]: input } = versions;
  if (version === undefined) return false;
  // All versions of a checkpointer are numbers, or texts in their order.
  return input === undefined || version > input;
}
