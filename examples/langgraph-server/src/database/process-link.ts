import type { Client } from "pg";
import type { Database } from "./database.js";
import { LastingConnection } from "./lasting-connection.js";

const channel = "server_cancel";

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

/** What this process does when others act on its runs. */
export interface LinkEvents {
  /** A run is cancelled in any process. */
  readonly onCancel: (runId: string) => void;
  /** Another process has locked a thread of this one, since the link was lost. */
  readonly onTaken: (threadId: string) => void;
  /**
   * The link is open again, and the threads are locked. It has missed what others did to their runs meanwhile. If this
   * rejects, it is opened once more.
   */
  readonly onReopened: () => Promise<void>;
}

/**
 * Opens a connection of its own, since locks and notices belong to one. It is opened again when it is lost.
 *
 * @param url - The connection string of the database.
 * @param database - Sends cancels, also while the link is lost.
 * @param events - What this process does when others act on its runs.
 * @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached.
 */
export async function openLink(
  url: string,
  { query }: Database,
  { onCancel, onTaken, onReopened }: LinkEvents,
): Promise<ProcessLink> {
  const locked = new Set<string>();
  const connection = new LastingConnection(url, channel, onCancel, async (client) => {
    const held = await lockAgain(client, locked, onTaken);
    await onReopened();
    await unlockEnded(client, held, locked);
  });
  await connection.open();
  return {
    cancel: async (runId) => void (await query(notify, [channel, runId])),
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

const notify = "SELECT pg_notify($1, $2)";
const lockNumber = (thread: string): string =>
  `hashtextextended('langgraph-server ' || ${thread}, 0)`;
const lock = `SELECT pg_try_advisory_lock(${lockNumber("$1")}) AS done`;
const unlock = `SELECT pg_advisory_unlock(${lockNumber("$1")}) AS done`;
const lockAll = `
  SELECT thread, pg_try_advisory_lock(${lockNumber("thread")}) AS done FROM unnest($1::text[]) AS thread`;

const unlockAll = `SELECT pg_advisory_unlock(${lockNumber("thread")}) FROM unnest($1::text[]) AS thread`;

/** Locks the threads of this process in a new connection. Returns those that are locked. */
async function lockAgain(
  client: Client,
  locked: ReadonlySet<string>,
  onTaken: (threadId: string) => void,
): Promise<string[]> {
  const { rows } = await client.query<{ thread: string; done: boolean }>(lockAll, [[...locked]]);
  for (const { thread, done } of rows) if (!done) onTaken(thread);
  return rows.filter(({ done }) => done).map(({ thread }) => thread);
}

/** Runs that ended meanwhile have freed their threads here, but not in the new connection. */
async function unlockEnded(
  client: Client,
  held: readonly string[],
  locked: ReadonlySet<string>,
): Promise<void> {
  const ended = held.filter((thread) => !locked.has(thread));
  if (ended.length === 0) return;
  await client.query(unlockAll, [ended]);
  // Others may have ended during the query.
  const others = held.filter((thread) => !ended.includes(thread));
  await unlockEnded(client, others, locked);
}

async function lockIn(
  connection: LastingConnection,
  threadId: string,
): Promise<(() => Promise<void>) | undefined> {
  const isFree = await connection.ask(lock, [threadId]);
  if (isFree !== true) return undefined;
  // If the connection was lost, PostgreSQL has freed the lock.
  return async () => void (await connection.ask(unlock, [threadId]).catch(() => false));
}
