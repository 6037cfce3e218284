import { closeSync, mkdirSync, openSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { SerializerProtocol } from "@langchain/langgraph-checkpoint";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import { Connection } from "./connection.js";
import { LockFiles, MemoryLocks, type ThreadLocks } from "./lock-files.js";
import { storedThreads, type StoredThread, type StoredThreadsOptions } from "./stored-threads.js";

/** An open file of threads. */
export interface OpenThreads {
  readonly saver: SqliteSaver;
  readonly locks: ThreadLocks;
  stored(options: StoredThreadsOptions): readonly StoredThread[];
  close(): void;
}

/** Opens a file of threads, and creates it if it is missing. */
export function openThreads(path: string, serde: SerializerProtocol): OpenThreads {
  const inMemory = path === ":memory:";
  if (!inMemory) createFile(path);
  const connection = new Connection(path);
  connection.pragma("synchronous = NORMAL");
  const saver = new Saver(connection as never, serde);
  saver.setup();
  const locks = inMemory
    ? new MemoryLocks()
    : new LockFiles(connection, `${realpathSync.native(path)}-locks`);
  return {
    saver,
    locks,
    stored: (options) => storedThreads(connection, options),
    close: () => {
      locks.close();
      connection.close();
    },
  };
}

/** Threads contain prompts and replies. */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}

class Saver extends SqliteSaver {
  override setup(): void {
    super.setup();
  }
}
