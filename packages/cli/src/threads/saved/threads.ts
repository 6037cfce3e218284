import { didYouMean, MoaError, nearestName } from "@moagraph/core/graph";
import type { SqliteSaver } from "@moagraph/sqlite";
import { UsageError } from "../../errors/usage-error.js";
import { runIn, type SavedRun } from "./saved-run.js";
import { unreadable } from "./unreadable.js";

/** Threads among which a misspelt id is looked for. */
const recent = 1_000;

/**
 * The threads of a file.
 *
 * Its methods throw `CHECKPOINT_UNREADABLE` if the file cannot be read.
 */
export class Threads {
  /** @param saver - The checkpointer of runs in these threads. */
  constructor(readonly saver: SqliteSaver) {}

  /**
   * The ids of the threads, the latest first.
   *
   * @param limit - At most so many. Default: all.
   */
  async ids(limit?: number): Promise<string[]> {
    const options = limit === undefined ? {} : { limit };
    const threads = await this.reading(this.saver.threads(options));
    return threads.map(({ id }) => id);
  }

  /** The last run of a thread; `undefined` if there is no such thread. */
  async lastRun(id: string): Promise<SavedRun | undefined> {
    const config = { configurable: { thread_id: id } };
    const tuple = await this.reading(this.saver.getTuple(config));
    if (tuple === undefined) return undefined;
    const { savedResults } = await import("@moagraph/core");
    return runIn(id, tuple, savedResults(tuple));
  }

  /**
   * The last run of a thread.
   *
   * @throws {@link UsageError} `UNKNOWN_THREAD` if there is none.
   */
  async requireRun(id: string): Promise<SavedRun> {
    const run = await this.lastRun(id);
    if (run !== undefined) return run;
    throw new UsageError({
      code: "UNKNOWN_THREAD",
      message: `There is no thread \`${id}\`.`,
      hint: didYouMean(nearestName(id, await this.ids(recent)), "moagraph threads lists them."),
    });
  }

  /**
   * Deletes a thread with all its runs.
   *
   * @throws {@link MoaError} `THREAD_BUSY` if a run uses it.
   */
  async delete(id: string): Promise<void> {
    const lock = await this.reading(this.saver.lockThread(id));
    if (lock === undefined) throw busy(id);
    try {
      await this.reading(this.saver.deleteThread(id));
    } finally {
      await lock.release();
    }
  }

  private async reading<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (error) {
      throw MoaError.isInstance(error) ? error : unreadable(this.saver.path, error);
    }
  }
}

function busy(id: string): MoaError {
  return new MoaError({
    code: "THREAD_BUSY",
    message: `Another run is working on thread "${id}".`,
    hint: "Wait until it has ended, or stop it. Then run the command again.",
  });
}
