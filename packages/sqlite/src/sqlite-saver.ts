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
 * Nothing is opened, loaded or written before its first call. Several processes can use the file, and
 * any of them may be killed: what a call has stored is kept. A power cut can take the latest writes; the
 * file stays readable. The file contains prompts and replies as plain text.
 *
 * @param options - The file.
 * @returns A checkpointer for `compile` and for any LangGraph graph. Its methods throw the errors of SQLite
 * and of the file system, with codes such as `SQLITE_CORRUPT`, `SQLITE_FULL` and `EACCES`.
 * @throws {SqliteSaverError} `INVALID_SETTING` if `path` is blank.
 * @example A thread that is still there after a restart, which prints tides
 * ```ts
 * import { compile, defineGraph, proposer } from "@moagraph/core";
 * import { simulated } from "@moagraph/simulated";
 * import { sqliteSaver } from "@moagraph/sqlite";
 *
 * const graph = defineGraph({
 *   name: "solo",
 *   nodes: { owl: proposer({ model: "simulated:owl" }) },
 *   output: "owl",
 * });
 * const checkpointer = sqliteSaver({ path: "threads.sqlite" });
 * const app = compile(graph, { providers: [simulated()], checkpointer });
 *
 * const config = { configurable: { thread_id: "tides" } };
 * await app.invoke({ messages: "What should I know about tides?" }, config);
 *
 * const [thread] = await checkpointer.threads();
 * console.log(thread?.id); // tides
 * await checkpointer.close();
 * ```
 */
export function sqliteSaver({ path }: SqliteSaverOptions): SqliteSaver {
  return new SqliteSaver({ path });
}

/** LangGraph's SQLite saver on `libsql`, which needs no compiler. {@link sqliteSaver} makes it. */
export class SqliteSaver extends BaseCheckpointSaver {
  /** The absolute path of the file, or `":memory:"`. */
  readonly path: string;
  #opening: Promise<OpenThreads> | undefined;

  /**
   * @param options - The file.
   * @throws {SqliteSaverError} `INVALID_SETTING` if `path` is blank.
   */
  constructor({ path }: SqliteSaverOptions) {
    super();
    if (path.trim() === "") throw blankPath();
    this.path = path === ":memory:" ? path : resolve(path);
  }

  /**
   * Reads a checkpoint with its pending writes, as LangGraph's saver does.
   *
   * @param config - Names the thread. Without `checkpoint_id`, the latest checkpoint is read.
   * @returns `undefined` if there is none.
   */
  override async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    return this.#use(({ saver }) => saver.getTuple(config));
  }

  /**
   * Lists the checkpoints of a thread, the latest first.
   *
   * @param config - Names the thread. Without `thread_id`, those of all threads are listed.
   * @param options - `limit`, `before` and `filter`, as LangGraph has them.
   */
  override async *list(
    config: RunnableConfig,
    options?: CheckpointListOptions,
  ): AsyncGenerator<CheckpointTuple> {
    const { saver } = await this.#open();
    yield* saver.list(config, options);
  }

  /**
   * Stores a checkpoint, before the promise resolves.
   *
   * @param config - Names the thread, and the checkpoint before this one.
   * @param checkpoint - The checkpoint.
   * @param metadata - LangGraph's metadata of it.
   * @returns The config that names the new checkpoint.
   */
  override async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
  ): Promise<RunnableConfig> {
    return this.#use(({ saver }) => saver.put(config, checkpoint, metadata));
  }

  /**
   * Stores what a task has written after a checkpoint: all of it or nothing.
   *
   * @param config - Names the checkpoint.
   * @param writes - Channels with their values.
   * @param taskId - The task.
   */
  override async putWrites(
    config: RunnableConfig,
    writes: PendingWrite[],
    taskId: string,
  ): Promise<void> {
    await this.#use(({ saver }) => saver.putWrites(config, writes, taskId));
  }

  /**
   * Deletes a thread with its checkpoints and writes, and gives their space back to the disk.
   *
   * @param threadId - Its id. Nothing happens if there is none.
   */
  override async deleteThread(threadId: string): Promise<void> {
    await this.#use((threads) => threads.deleteThread(threadId));
  }

  /**
   * Takes the lock of a thread, without waiting. The operating system frees it when the process ends, also
   * by `kill -9`. It does not keep anybody from writing: every writer must take it.
   *
   * @param key - The id of the thread.
   * @returns The lock; `undefined` if another run has it, in this process or in another.
   */
  async lockThread(key: string): Promise<ThreadLock | undefined> {
    return this.#use(({ locks }) => locks.take(key));
  }

  /**
   * Lists the threads of the file, the one with the latest checkpoint first. It reads an index entry per
   * checkpoint, and sizes only of the threads that it returns.
   *
   * @param options - How many.
   */
  async threads(options: StoredThreadsOptions = {}): Promise<readonly StoredThread[]> {
    return this.#use((threads) => threads.list(options));
  }

  /** Releases all locks and closes the file. A later call opens the file again. */
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
