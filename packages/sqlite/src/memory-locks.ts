import { lockWith, type ThreadLock, type ThreadLocks } from "./thread-lock.js";

/** Locks of threads in memory, which no other saver can see. */
export class MemoryLocks implements ThreadLocks {
  readonly #held = new Set<string>();

  take(key: string): ThreadLock | undefined {
    if (this.#held.has(key)) return undefined;
    this.#held.add(key);
    return lockWith(() => {
      this.#held.delete(key);
    });
  }

  async close(): Promise<void> {
    this.#held.clear();
  }
}
