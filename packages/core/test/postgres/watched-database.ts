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
  /** Ends a connection, as an administrator does. */
  terminate(process: number): Promise<void>;
}

const connections = `
  select pid from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() order by pid`;
const locks = `
  select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
  where locktype = 'advisory' and datname = current_database()`;

/** Watches a database until the test ends. */
export async function watchDatabase(url: string): Promise<WatchedDatabase> {
  const client = new pg.Client(url);
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
    terminate: async (process) => {
      await client.query("select pg_terminate_backend($1)", [process]);
    },
  };
}
