/**
 * `input`, `isResuming`, `addressed`, `resumeAtHead`, `checkpoint`, `checkpointer` and `checkpointConfig` of a run's loop: the checkpoint
 * that LangGraph has read for the run.
 *
 * Used to refuse a thread whose run was started with another graph. When one of them is renamed, such a
 * thread is resumed, and may end with `NOTHING_TO_RESUME` or use results of both graphs.
 */
import type { RunnableConfig } from "@langchain/core/runnables";
import { type BaseCheckpointSaver, isCommand } from "@langchain/langgraph";
import { type ChannelVersions, isWrittenSinceInput } from "./channel-versions.js";

/** The loop of a run, as far as it is read here. */
export interface ResumableLoop {
  readonly input?: unknown;
  readonly isResuming?: boolean;
  readonly addressed?: boolean;
  readonly resumeAtHead?: boolean;
  readonly checkpoint?: {
    readonly channel_versions: ChannelVersions;
  };
  readonly checkpointer?: BaseCheckpointSaver;
  readonly checkpointConfig?: RunnableConfig;
}

/** A thread that a run resumes. */
export interface ResumedThread {
  readonly saver: BaseCheckpointSaver;
  /** The config that names a checkpoint of the thread. */
  readonly at: (checkpointId: string | undefined) => RunnableConfig;
  /** Whether the run starts from a checkpoint that is not the latest of its thread. */
  readonly isTimeTravel: boolean;
  /** Whether a channel was written after the last input of the thread. */
  readonly isWritten: (channel: string) => boolean;
}

/** The thread that a run resumes: its input is `null` or a `Command`. `undefined` for any other run. */
export function resumedThread(loop: ResumableLoop): ResumedThread | undefined {
  const { input, isResuming, checkpoint, checkpointer: saver, checkpointConfig: config } = loop;
  if (saver === undefined || config === undefined || checkpoint === undefined) return undefined;
  if (isResuming !== true && !isCommand(input)) return undefined;
  const { channel_versions: versions } = checkpoint;
  const { thread_id, checkpoint_ns } = config.configurable ?? {};
  return {
    saver,
    at: (id) => ({ configurable: { thread_id, checkpoint_ns, checkpoint_id: id } }),
    isTimeTravel: loop.addressed === true && loop.resumeAtHead !== true,
    isWritten: (channel) => isWrittenSinceInput(channel, versions),
  };
}
