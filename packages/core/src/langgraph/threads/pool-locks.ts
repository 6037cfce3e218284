import type { PostgresPool } from "../internals/savers/postgres-pool.js";
import type { LockSession } from "./lock-session.js";
import { SharedSession } from "./shared-session.js";

/** A lock that PostgreSQL holds for a run. */
export interface PostgresLock {
  release(): Promise<void>;
  /** Aborts if the connection is lost before. Then the lock is free. */
  readonly lost: AbortSignal;
}

/** The locks that the runs of one pool hold, by number. One session holds them all. */
export class PoolLocks {
  private readonly held = new Map<string, AbortController>();
  private readonly shared: SharedSession;

  constructor(pool: PostgresPool) {
    this.shared = new SharedSession(pool, (error) => {
      for (const lost of this.held.values()) lost.abort(error);
    });
  }

  /** Takes a lock; `undefined` if a run of this or another process holds it. */
  async take(number: string): Promise<PostgresLock | undefined> {
    // PostgreSQL also gives a session the locks that it has.
    if (this.held.has(number)) return undefined;
    const lost = new AbortController();
    this.held.set(number, lost);
    try {
      const session = await this.lockedBy(number);
      if (session !== undefined) return this.lockOf(session, number, lost.signal);
    } catch (error) {
      this.free(number);
      throw error;
    }
    this.free(number);
    return undefined;
  }

  private async lockedBy(number: string): Promise<LockSession | undefined> {
    const session = await this.shared.use();
    return (await session.lock(number)) ? session : undefined;
  }

  private lockOf(session: LockSession, number: string, lost: AbortSignal): PostgresLock {
    const release = async (): Promise<void> => {
      // It fails only if the session is lost, and then the lock is free.
      await session.unlock(number).catch(() => {});
      this.free(number);
    };
    let released: Promise<void> | undefined;
    return { lost, release: () => (released ??= release()) };
  }

  private free(number: string): void {
    this.held.delete(number);
    if (this.held.size === 0) this.shared.rest();
  }
}
