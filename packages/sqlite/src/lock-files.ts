import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Connection } from "./connection.js";
import { LockOwner, ownerIdIn, removeAbandoned } from "./lock-owner.js";
import { lockWith, type ThreadLock, type ThreadLocks } from "./thread-lock.js";

/**
 * Locks of threads for all processes, as small files in a folder.
 *
 * A lock file names its owner. An owner is a file that SQLite keeps locked, one for each open saver. The
 * operating system unlocks it when the process ends, also by `kill -9`: then its locks are free. Locks
 * are taken one at a time, under the write lock of the threads' own file.
 */
export class LockFiles implements ThreadLocks {
  readonly #guard: Connection;
  readonly #folder: string;
  readonly #held = new Set<string>();
  #owner: LockOwner | undefined;

  constructor(guard: Connection, folder: string) {
    this.#guard = guard;
    this.#folder = folder;
  }

  take(key: string): ThreadLock | undefined {
    const file = join(this.#folder, `${createHash("sha256").update(key).digest("hex")}.lock`);
    const isFree = this.#guard.transaction(() => {
      const owner = this.#currentOwner();
      if (this.#isHeld(file, owner)) return false;
      writeFileSync(file, owner.id, { mode: 0o600 });
      return true;
    })();
    if (!isFree) return undefined;
    this.#held.add(file);
    return lockWith(() => this.#release(file));
  }

  async close(): Promise<void> {
    const owner = this.#owner;
    this.#owner = undefined;
    try {
      await Promise.all([...this.#held].map((file) => this.#release(file)));
    } finally {
      await owner?.remove();
    }
  }

  /** Makes an owner for the first lock, and again if somebody has deleted the folder. */
  #currentOwner(): LockOwner {
    if (this.#owner !== undefined && existsSync(this.#owner.file)) return this.#owner;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    removeAbandoned(this.#folder);
    this.#owner = new LockOwner(this.#folder);
    return this.#owner;
  }

  #isHeld(file: string, owner: LockOwner): boolean {
    const id = ownerIdIn(file);
    return id === owner.id ? this.#held.has(file) : LockOwner.isAlive(this.#folder, id);
  }

  /** Needs no guard: until it is done, no other process removes or replaces the lock. */
  async #release(file: string): Promise<void> {
    try {
      await rm(file, { force: true });
    } finally {
      this.#held.delete(file);
    }
  }
}
