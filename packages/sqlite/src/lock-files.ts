import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Connection } from "./connection.js";
import { isBusy } from "./retry-while-busy.js";

/** The lock of a thread. */
export interface ThreadLock {
  /** Frees the thread for other runs. A second call does nothing. */
  release(): Promise<void>;
}

/** Locks by the key of a thread. */
export interface ThreadLocks {
  /** Takes a lock; `undefined` if it is taken. */
  take(key: string): ThreadLock | undefined;
  /** Releases all locks. */
  close(): void;
}

/** Locks of threads in memory, which no other process can see. */
export class MemoryLocks implements ThreadLocks {
  readonly #held = new Set<string>();

  take(key: string): ThreadLock | undefined {
    if (this.#held.has(key)) return undefined;
    this.#held.add(key);
    return lockWith(() => this.#held.delete(key));
  }

  close(): void {
    this.#held.clear();
  }
}

/**
 * Locks of threads by files that SQLite locks. The operating system frees them when the process ends.
 *
 * Files are opened and removed only while this process has the write lock of the threads' file. So no
 * process locks a file that another one is about to remove.
 */
export class LockFiles implements ThreadLocks {
  readonly #guard: Connection;
  readonly #folder: string;
  readonly #held = new Map<string, Connection>();

  constructor(guard: Connection, folder: string) {
    this.#guard = guard;
    this.#folder = folder;
  }

  take(key: string): ThreadLock | undefined {
    const file = join(this.#folder, `${createHash("sha256").update(key).digest("hex")}.lock`);
    return this.#guard.transaction(() => {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const lock = lockedFile(file);
      if (lock === undefined) return undefined;
      this.#held.set(file, lock);
      return lockWith(() => this.#release(file));
    })();
  }

  close(): void {
    for (const file of this.#held.keys()) this.#release(file);
  }

  #release(file: string): void {
    const lock = this.#held.get(file);
    this.#held.delete(file);
    try {
      this.#guard.transaction(() => {
        lock?.close();
        rmSync(file, { force: true });
      })();
    } catch {
      // The file may stay. What counts is that it is no longer locked.
      lock?.close();
    }
  }
}

function lockedFile(file: string): Connection | undefined {
  const connection = new Connection(file);
  try {
    // Without a journal, a lock is one file that stays empty.
    connection.pragma("journal_mode = OFF");
    connection.exec("BEGIN EXCLUSIVE");
    return connection;
  } catch (error) {
    connection.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

function lockWith(release: () => void): ThreadLock {
  let isHeld = true;
  return {
    async release() {
      if (isHeld) release();
      isHeld = false;
    },
  };
}
