import type { PostgresPool } from "../internals/savers/postgres-pool.js";
import { LockSession } from "./lock-session.js";

// Opening a session takes ten times as long as a lock, and runs often follow each other.
const restMs = 1_000;

/**
 * The session that locks the threads of a pool. It is beside the pool: a saver can need each connection
 * of the pool, and a session for each run can be more than a server allows.
 */
export class SharedSession {
  private session: Promise<LockSession> | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;

  /** @param onLost - Called when the session is lost. The next use opens another. */
  constructor(
    private readonly pool: PostgresPool,
    private readonly onLost: (error: Error) => void,
  ) {
    // An idle connection of a pool is removed when the pool ends.
    pool.on("remove", () => {
      if (pool.ending && this.resting !== undefined) this.end();
    });
  }

  /** The session, which is opened if there is none. */
  async use(): Promise<LockSession> {
    clearTimeout(this.resting);
    this.resting = undefined;
    this.session ??= this.open();
    const session = await this.session;
    session.holdProcess();
    return session;
  }

  /** Ends the session soon, unless it is used again. */
  rest(): void {
    if (this.pool.ending) return this.end();
    void this.session?.then(
      (session) => session.letProcessEnd(),
      () => {},
    );
    this.resting = setTimeout(() => this.end(), restMs);
    (this.resting as { unref?: () => void }).unref?.();
  }

  private end(): void {
    clearTimeout(this.resting);
    this.resting = undefined;
    const { session } = this;
    this.session = undefined;
    session?.then((each) => each.end()).catch(() => {});
  }

  private open(): Promise<LockSession> {
    const lose = (error = new Error("The connection to PostgreSQL has ended.")): void => {
      if (this.session !== opening) return;
      this.session = undefined;
      this.onLost(error);
    };
    const opening = LockSession.open(this.pool, lose);
    opening.catch(lose);
    return opening;
  }
}
