import { closeSync, mkdirSync, openSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { SerializerProtocol } from "@langchain/langgraph-checkpoint";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import { Connection } from "./connection.js";
import { LockFiles } from "./lock-files.js";
import { MemoryLocks } from "./memory-locks.js";
import { storedThreads, type StoredThread, type StoredThreadsOptions } from "./stored-threads.js";
import type { ThreadLocks } from "./thread-lock.js";

/** An open file of threads, with LangGraph's saver on it. */
export class OpenThreads {
  readonly saver: SqliteSaver;
  readonly locks: ThreadLocks;
  readonly #connection: Connection;

  /** Opens the file, and creates it and its folder if they are missing. */
  constructor(path: string, serde: SerializerProtocol) {
    const isInMemory = path === ":memory:";
    if (!isInMemory) createFile(path);
    this.#connection = new Connection(path);
    this.saver = saverOn(this.#connection, serde);
    this.locks = isInMemory
      ? new MemoryLocks()
      : new LockFiles(this.#connection, `${realpathSync.native(path)}-locks`);
  }

  list(options: StoredThreadsOptions): readonly StoredThread[] {
    return storedThreads(this.#connection, options);
  }

  async deleteThread(threadId: string): Promise<void> {
    await this.saver.deleteThread(threadId);
    this.#connection.pragma("incremental_vacuum");
    this.#emptyLog();
  }

  async close(): Promise<void> {
    await this.locks.close().finally(() => this.#closeFile());
  }

  #closeFile(): void {
    try {
      this.#emptyLog();
    } catch {
      // On a full disk the log stays beside the file. SQLite reads it again at the next opening.
    }
    this.#connection.close();
  }

  /** Moves all of the write-ahead log into the file, as far as no other process reads from it. */
  #emptyLog(): void {
    this.#connection.pragma("wal_checkpoint(TRUNCATE)");
  }
}

/**
 * Threads contain prompts and replies, so the file is for its owner only. An existing file is not opened
 * here: closing it would end the locks that SQLite has on it in this process.
 */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, "ax", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function saverOn(connection: Connection, serde: SerializerProtocol): SqliteSaver {
  const saver = new ReadySaver(connection as never, serde);
  try {
    // Space of deleted threads can be given back. SQLite accepts this only before the first table.
    connection.pragma("auto_vacuum = INCREMENTAL");
    // Survives the end of the process. A power cut can take the latest writes, but damages nothing.
    connection.pragma("synchronous = NORMAL");
    saver.setup();
  } catch (error) {
    connection.close();
    throw error;
  }
  return saver;
}

/** LangGraph's saver makes its tables before the first read, but not before it deletes a thread. */
class ReadySaver extends SqliteSaver {
  override setup(): void {
    super.setup();
  }
}
