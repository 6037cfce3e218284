/**
 * `BaseCheckpointSaver`, with all that LangGraph calls of it.
 *
 * Used to lend a checkpointer to agents in runs without one: then `interrupt()` ends their call with an
 * error of its own. Otherwise LangGraph would tell their model that a tool had failed. When a method is
 * missing, the call fails with that.
 */
import type { RunnableConfig } from "@langchain/core/runnables";
import { BaseCheckpointSaver, type CheckpointTuple } from "@langchain/langgraph";

class ForgetfulSaver extends BaseCheckpointSaver {
  override async getTuple(): Promise<CheckpointTuple | undefined> {
    return undefined;
  }

  override async *list(): AsyncGenerator<CheckpointTuple> {}

  override async put(config: RunnableConfig): Promise<RunnableConfig> {
    return config;
  }

  override async putWrites(): Promise<void> {}

  override async deleteThread(): Promise<void> {}
}

let saver: BaseCheckpointSaver | undefined;

/** A checkpointer that keeps nothing. */
export function forgetfulSaver(): BaseCheckpointSaver {
  return (saver ??= new ForgetfulSaver());
}
