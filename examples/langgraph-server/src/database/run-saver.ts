import type { RunnableConfig } from "@langchain/core/runnables";
import type { Pool } from "pg";
import { SingleQuerySaver } from "./single-query-saver.js";

/** The key of `configurable` with the id of a run. Checkpoints have it in their metadata, too. */
export const runKey = "server_run";

type Put = SingleQuerySaver["put"];
type PutWrites = SingleQuerySaver["putWrites"];

/** Keeps checkpoints with the id of their run, so that a run is found in its thread. */
export class RunSaver extends SingleQuerySaver {
  private readonly writing = new Map<unknown, Set<Promise<unknown>>>();
  private readonly active: ReadonlyMap<unknown, unknown>;

  /**
   * @param pool - The connections.
   * @param active - The runs of this process by id. LangGraph can write for a run that was aborted when it is over, and
   * its thread may be deleted or in use by then. Such writes are left out.
   */
  constructor(pool: Pool, active: ReadonlyMap<string, unknown>) {
    super(pool);
    this.active = active;
  }

  /** As in `PostgresSaver`. */
  override async put(
    ...[config, checkpoint, metadata, versions]: Parameters<Put>
  ): ReturnType<Put> {
    if (this.isOver(config)) return config;
    const ofRun = { ...metadata, ...runOf(config) };
    return this.watched(config, super.put(config, checkpoint, ofRun, versions));
  }

  /** As in `PostgresSaver`. */
  override async putWrites(...[config, ...writes]: Parameters<PutWrites>): ReturnType<PutWrites> {
    if (this.isOver(config)) return;
    await this.watched(config, super.putWrites(config, ...writes));
  }

  /** Resolves when nothing is being written for a run. */
  async written(runId: string): Promise<void> {
    for (let open = this.writing.get(runId); open !== undefined; open = this.writing.get(runId)) {
      await Promise.allSettled(open);
    }
  }

  private isOver({ configurable }: RunnableConfig): boolean {
    const run: unknown = configurable?.[runKey];
    return run !== undefined && !this.active.has(run);
  }

  private async watched<Result>(
    { configurable }: RunnableConfig,
    write: Promise<Result>,
  ): Promise<Result> {
    const run: unknown = configurable?.[runKey];
    const open = this.writing.get(run) ?? new Set();
    this.writing.set(run, open.add(write));
    try {
      return await write;
    } finally {
      open.delete(write);
      if (open.size === 0) this.writing.delete(run);
    }
  }
}

function runOf({ configurable }: RunnableConfig): Readonly<Record<string, unknown>> {
  const run: unknown = configurable?.[runKey];
  return run === undefined ? {} : { [runKey]: run };
}
