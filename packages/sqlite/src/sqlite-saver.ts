import { resolve } from "node:path";
import type { RunnableConfig } from "@langchain/core/runnables";
import {
  BaseCheckpointSaver,
  type Checkpoint,
  type CheckpointListOptions,
  type CheckpointMetadata,
  type CheckpointTuple,
  type PendingWrite,
} from "@langchain/langgraph-checkpoint";
import type { OpenThreads } from "./open-threads.js";
import { retryWhileBusy } from "./retry-while-busy.js";
import { blankPath, noBinary } from "./sqlite-saver-error.js";
import type { StoredThread, StoredThreadsOptions } from "./stored-threads.js";
import type { ThreadLock } from "./thread-lock.js";

/** Options of {@link sqliteSaver}. */
export interface SqliteSaverOptions {
  /**
   * The file. A relative path is resolved against the working directory at the time of the call. The
   * file and its folder are created with the first checkpoint or read, for their owner only.
   * `":memory:"` keeps the threads in memory, until the saver is closed.
   */
  readonly path: string;
}

/**
 * Makes a checkpointer that keeps threads in one SQLite file.
 *
 * @param options - The file.
 * @returns A checkpointer for `compile` and for any LangGraph graph. Nothing is opened, loaded or
 * written before its first call.
 * @throws {SqliteSaverError} `SQLITE_PATH_BLANK` if `path` is blank.
 */
export function sqliteSaver({ path }: SqliteSaverOptions): SqliteSaver {
  return new SqliteSaver({ path });
}

/** LangGraph's SQLite saver on libsql, which needs no compiler. {@link sqliteSaver} makes it. */
export class SqliteSaver extends BaseCheckpointSaver {
  /** The absolute path of the file, or `":memory:"`. */
  readonly path: string;
  #opening: Promise<OpenThreads> | undefined;

  /**
   * Makes a saver, as {@link sqliteSaver} does.
   *
   * @param options - The file.
   * @throws {SqliteSaverError} `SQLITE_PATH_BLANK` if `path` is blank.
   */
  constructor({ path }: SqliteSaverOptions) {
    super();
    if (path.trim() === "") throw blankPath();
    this.path = path === ":memory:" ? path : resolve(path);
  }

  override async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    return this.#use(({ saver }) => saver.getTuple(config));
  }

  override async *list(
    config: RunnableConfig,
    options?: CheckpointListOptions,
  ): AsyncGenerator<CheckpointTuple> {
    const { saver } = await this.#open();
    yield* saver.list(config, options);
  }

  override async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
  ): Promise<RunnableConfig> {
    return this.#use(({ saver }) => saver.put(config, checkpoint, metadata));
  }

  override async putWrites(
    config: RunnableConfig,
    writes: PendingWrite[],
    taskId: string,
  ): Promise<void> {
    await this.#use(({ saver }) => saver.putWrites(config, writes, taskId));
  }

  override async deleteThread(threadId: string): Promise<void> {
    await this.#use((threads) => threads.deleteThread(threadId));
  }

  /**
   * Takes the lock of a thread. The operating system frees it when the process ends, also by `kill -9`.
   *
   * @param key - The id of the thread.
   * @returns The lock; `undefined` if another run holds it, in this process or in another.
   */
  async lockThread(key: string): Promise<ThreadLock | undefined> {
    return this.#use(({ locks }) => locks.take(key));
  }

  /**
   * Lists the threads of the file, the one with the latest checkpoint first.
   *
   * @param options - How many. Default: all.
   */
  async threads(options: StoredThreadsOptions = {}): Promise<readonly StoredThread[]> {
    return this.#use((threads) => threads.list(options));
  }

  /** Closes the file and releases all locks. A later call opens the file again. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    const threads = await opening?.catch(() => undefined);
    await threads?.close();
  }

  async #use<T>(action: (threads: OpenThreads) => T | Promise<T>): Promise<T> {
    return retryWhileBusy(async () => action(await this.#open()));
  }

  async #open(): Promise<OpenThreads> {
    this.#opening ??= this.#openFile();
    return this.#opening;
  }

  async #openFile(): Promise<OpenThreads> {
    try {
      // First and alone: Node reports a module that fails within another one as an unhandled rejection too.
      await import("libsql").catch((error: unknown) => {
        throw noBinary(error);
      });
      const { OpenThreads } = await import("./open-threads.js");
      return await retryWhileBusy(async () => new OpenThreads(this.path, this.serde));
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }
}
