import {
  clientBeside,
  type PostgresClient,
  type PostgresPool,
} from "../internals/savers/postgres-pool.js";

// A server can be set to end sessions that wait, and PostgreSQL 13 has no such setting.
const begin = `
  select pg_backend_pid() as process,
    (select set_config(name, '0', false) from pg_settings where name = 'idle_session_timeout')`;

// A query that reaches another session must lock nothing there.
const inThisSession = "where pg_backend_pid() = $2::int";

/** A session of PostgreSQL that holds advisory locks. They are free when it ends. */
export class LockSession {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: PostgresClient,
    /** The number of the session's process. */
    private readonly process: string,
  ) {}

  /**
   * Opens a session beside those of a pool.
   *
   * @param onEnd - Called when the session has ended, with the reason if it was lost.
   */
  static async open(pool: PostgresPool, onEnd: (error?: Error) => void): Promise<LockSession> {
    const client = clientBeside(pool);
    client.on("error", onEnd);
    client.on("end", onEnd);
    try {
      await client.connect();
      const { rows } = await client.query(begin);
      return new LockSession(client, String(rows[0]?.["process"]));
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
  }

  /**
   * Whether the lock was free, and is this session's now. A lock that is taken is not waited for.
   *
   * @throws {Error} If the query has reached another session.
   */
  async lock(number: string): Promise<boolean> {
    const done = await this.inTurn(
      `select pg_try_advisory_lock($1::bigint) as done ${inThisSession}`,
      number,
    );
    if (typeof done === "boolean") return done;
    throw new Error(
      "Two queries of one connection reached two sessions of PostgreSQL, so a thread cannot be locked. " +
        "PgBouncer does this: set its pool_mode to session, or connect to PostgreSQL itself.",
    );
  }

  async unlock(number: string): Promise<void> {
    await this.inTurn(`select pg_advisory_unlock($1::bigint) as done ${inThisSession}`, number);
  }

  /** The package pg warns when a query is sent before the last one has its result. */
  private inTurn(query: string, number: string): Promise<unknown> {
    const result = this.last.then(() => this.client.query(query, [number, this.process]));
    this.last = result.catch(() => {});
    return result.then(({ rows }) => rows[0]?.["done"]);
  }

  /** Keeps the process alive until `letProcessEnd`. */
  holdProcess(): void {
    this.client.ref();
  }

  /** Lets the process end while the session is open. */
  letProcessEnd(): void {
    this.client.unref();
  }

  async end(): Promise<void> {
    await this.client.end();
  }
}
