import pg from "pg";
import { onTestFinished } from "vitest";

/** What PostgreSQL says of a database. */
export interface WatchedDatabase {
  /** The connections of others, by their processes. */
  connections(): Promise<number[]>;
  /** The connections that hold locks of threads. */
  lockingConnections(): Promise<number[]>;
  /** How many locks of threads are held. */
  heldLocks(): Promise<number>;
  /** How many updates of a thread's proposals are saved: one of `begin`, and one of each step. */
  savedProposals(threadId: string): Promise<number>;
  /** Ends a connection, as an administrator does. */
  terminate(process: number): Promise<void>;
}

const connections = `
  select pid from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() order by pid`;
const locks = `
  select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
  where locktype = 'advisory' and datname = current_database()`;

const savedProposals = `
  select count(*)::int as saved from checkpoint_writes
  where thread_id = $1 and channel = 'proposals'`;

/** Watches a database until the test ends. */
export async function watchDatabase(url: string): Promise<WatchedDatabase> {
  const client = new pg.Client(url);
  // The server can go away in a test.
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.end());
  const processesIn = async (query: string): Promise<number[]> => {
    const { rows } = await client.query<{ pid: number }>(query);
    return rows.map(({ pid }) => pid);
  };
  return {
    connections: () => processesIn(connections),
    lockingConnections: async () => [...new Set(await processesIn(locks))],
    heldLocks: async () => (await processesIn(locks)).length,
    savedProposals: async (threadId) => {
      const { rows } = await client.query<{ saved: number }>(savedProposals, [threadId]);
      return rows[0]?.saved ?? 0;
    },
    terminate: async (process) => {
      await client.query("select pg_terminate_backend($1)", [process]);
    },
  };
}
