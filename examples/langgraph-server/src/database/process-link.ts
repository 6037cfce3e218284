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
  /** Whether this process has the lock of a thread, as far as it knows: another can take it while the link is lost. */
  holds(threadId: string): boolean;
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
  // Those of them that other processes have.
  const taken = new Set<string>();
  const restore = async (client: Client): Promise<void> => {
    const rows = await lockAll(client, locked);
    const held = rows.filter(({ done }) => done).map(({ thread }) => thread);
    for (const { thread, done } of rows) {
      if (done) continue;
      taken.add(thread);
      onTaken(thread);
    }
    await onReopened();
    await unlockEnded(client, held, locked);
  };
  const connection = new LastingConnection({ url, channel, onNotice: onCancel, restore });
  await connection.open();
  return {
    cancel: async (runId) => void (await query(notify, [channel, runId])),
    close: () => connection.close(),
    holds: (threadId) => locked.has(threadId) && !taken.has(threadId),
    lock: async (threadId) => {
      // PostgreSQL gives a lock once more to the connection that has it.
      if (locked.has(threadId)) return undefined;
      locked.add(threadId);
      const free = (): void => {
        locked.delete(threadId);
        taken.delete(threadId);
      };
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
const lockEach = `
  SELECT thread, pg_try_advisory_lock(${lockNumber("thread")}) AS done FROM unnest($1::text[]) AS thread`;

const unlockAll = `SELECT pg_advisory_unlock(${lockNumber("thread")}) FROM unnest($1::text[]) AS thread`;

/** Locks the threads of this process in a new connection, except those that other processes have. */
async function lockAll(
  client: Client,
  locked: ReadonlySet<string>,
): Promise<readonly { thread: string; done: boolean }[]> {
  return (await client.query<{ thread: string; done: boolean }>(lockEach, [[...locked]])).rows;
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
