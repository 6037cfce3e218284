import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseFailed } from "./database.js";

const channel = "server_cancel";
const reconnectMs = 500;

/** The connection that links this process with the others. */
export interface ProcessLink {
  /**
   * Locks a thread for all runs of all processes. When this process is killed, its locks are free at once.
   *
   * @returns What frees it, or `undefined` if another run has it.
   * @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached.
   */
  lock(threadId: string): Promise<(() => Promise<void>) | undefined>;
  /**
   * Cancels a run in whichever process it is.
   *
   * @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached.
   */
  cancel(runId: string): Promise<void>;
  /** Ends the connection and frees all locks. */
  close(): Promise<void>;
}

/**
 * Opens a connection of its own, since locks and notices belong to one. It is opened again when it is lost.
 *
 * @param url - The connection string of the database.
 * @param onCancel - Gets the id of each run that is cancelled in any process.
 * @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached.
 */
export async function openLink(
  url: string,
  onCancel: (runId: string) => void,
): Promise<ProcessLink> {
  const connection = new LastingConnection(url, onCancel);
  await connection.open();
  const locked = new Set<string>();
  return {
    cancel: async (runId) => void (await connection.ask(notify, [channel, runId])),
    close: () => connection.close(),
    lock: async (threadId) => {
      // PostgreSQL gives a lock once more to the connection that has it.
      if (locked.has(threadId)) return undefined;
      locked.add(threadId);
      const free = (): void => void locked.delete(threadId);
      const unlock = await lockIn(connection, threadId).catch((error: unknown) => {
        free();
        throw error;
      });
      if (unlock === undefined) free();
      return unlock && (() => unlock().finally(free));
    },
  };
}

/** A connection that is opened again when it is lost. */
class LastingConnection {
  private readonly url: string;
  private readonly onNotice: (text: string) => void;
  private client: pg.Client | undefined;
  private isClosed = false;
  private lastQuery: Promise<unknown> = Promise.resolve();

  constructor(url: string, onNotice: (text: string) => void) {
    this.url = url;
    this.onNotice = onNotice;
  }

  async open(): Promise<void> {
    const client = new pg.Client(this.url);
    client.on("notification", ({ payload = "" }) => this.onNotice(payload));
    // Its query fails, too. Without a listener, the process would end.
    client.on("error", () => undefined);
    await reach(async () => {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    });
    client.once("end", () => void this.reopen());
    this.client = client;
    if (this.isClosed) await client.end();
  }

  /** Returns the column `done` of the only row. */
  async ask(text: string, values: readonly string[]): Promise<unknown> {
    const { client } = this;
    if (client === undefined) throw databaseFailed(new Error("The connection was lost."));
    // `pg` wants one query at a time on a connection.
    const query = this.lastQuery.then(() => client.query<{ done: unknown }>(text, [...values]));
    this.lastQuery = query.catch(() => undefined);
    return reach(async () => (await query).rows[0]?.done);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.client?.end();
  }

  private async reopen(): Promise<void> {
    this.client = undefined;
    while (!this.isClosed && this.client === undefined) {
      await sleep(reconnectMs, undefined, { ref: false });
      await this.open().catch(() => undefined);
    }
  }
}

const notify = "SELECT pg_notify($1, $2) AS done";
const lockNumber = "hashtextextended('langgraph-server ' || $1, 0)";
const lock = `SELECT pg_try_advisory_lock(${lockNumber}) AS done`;
const unlock = `SELECT pg_advisory_unlock(${lockNumber}) AS done`;

async function lockIn(
  connection: LastingConnection,
  threadId: string,
): Promise<(() => Promise<void>) | undefined> {
  const isFree = await connection.ask(lock, [threadId]);
  if (isFree !== true) return undefined;
  // If the connection was lost, PostgreSQL has freed the lock.
  return async () => void (await connection.ask(unlock, [threadId]).catch(() => false));
}

async function reach<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw databaseFailed(error);
  }
}
