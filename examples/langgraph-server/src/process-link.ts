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
 */
export async function openLink(
  url: string,
  onCancel: (runId: string) => void,
): Promise<ProcessLink> {
  const locked = new Set<string>();
  let isClosed = false;
  let client = await connect();
  return { lock, cancel, close };

  async function connect(): Promise<pg.Client> {
    const opened = new pg.Client(url);
    opened.on("notification", ({ payload }) => onCancel(payload ?? ""));
    opened.on("error", () => void opened.end());
    opened.on("end", () => void reconnect(opened));
    await opened.connect();
    await opened.query(`LISTEN ${channel}`);
    return opened;
  }

  async function reconnect(lost: pg.Client): Promise<void> {
    while (!isClosed && client === lost) {
      await sleep(reconnectMs, undefined, { ref: false });
      client = await connect().catch(() => lost);
    }
  }

  async function lock(threadId: string): Promise<(() => Promise<void>) | undefined> {
    // PostgreSQL gives a lock to the connection that has it once more.
    if (locked.has(threadId)) return undefined;
    locked.add(threadId);
    const holder = client;
    const isFree = await ask(holder, lockThread, [threadId]).finally(() => locked.delete(threadId));
    if (!isFree) return undefined;
    locked.add(threadId);
    return async () => unlock(holder, threadId);
  }

  async function unlock(holder: pg.Client, threadId: string): Promise<void> {
    // If the connection was lost, PostgreSQL has freed the lock.
    await ask(holder, unlockThread, [threadId]).catch(() => false);
    locked.delete(threadId);
  }

  async function cancel(runId: string): Promise<void> {
    await ask(client, "SELECT pg_notify($1, $2)", [channel, runId]);
  }

  async function close(): Promise<void> {
    isClosed = true;
    await client.end();
  }
}

const lockNumber = "hashtextextended('langgraph-server ' || $1, 0)";
const lockThread = `SELECT pg_try_advisory_lock(${lockNumber}) AS done`;
const unlockThread = `SELECT pg_advisory_unlock(${lockNumber}) AS done`;

async function ask(client: pg.Client, text: string, values: readonly string[]): Promise<boolean> {
  try {
    const { rows } = await client.query<{ done?: unknown }>(text, [...values]);
    return rows[0]?.done === true;
  } catch (error) {
    throw databaseFailed(error);
  }
}
