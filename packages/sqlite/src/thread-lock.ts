/** The lock of a thread. */
export interface ThreadLock {
  /** Frees the thread for other runs. A second call does nothing. */
  release(): Promise<void>;
}

/** Locks by the id of a thread. */
export interface ThreadLocks {
  /** Takes a lock; `undefined` if it is taken. */
  take(key: string): ThreadLock | undefined;
  /** Releases all locks. */
  close(): Promise<void>;
}

/** Makes a lock that is released once. */
export function lockWith(release: () => Promise<void> | void): ThreadLock {
  let released: Promise<void> | undefined;
  return {
    async release() {
      released ??= Promise.resolve(release());
      await released;
    },
  };
}
