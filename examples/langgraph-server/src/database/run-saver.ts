import type { RunnableConfig } from "@langchain/core/runnables";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";

/** The key of `configurable` with the id of a run. Checkpoints have it in their metadata, too. */
export const runKey = "server_run";

type Put = PostgresSaver["put"];

/** Keeps checkpoints with the id of their run, so that a run is found in its thread. */
export class RunSaver extends PostgresSaver {
  /** As in `PostgresSaver`. */
  override async put(
    ...[config, checkpoint, metadata, versions]: Parameters<Put>
  ): ReturnType<Put> {
    return super.put(config, checkpoint, { ...metadata, ...runOf(config) }, versions);
  }
}

function runOf({ configurable }: RunnableConfig): Readonly<Record<string, unknown>> {
  const run: unknown = configurable?.[runKey];
  return run === undefined ? {} : { [runKey]: run };
}
