import pg from "pg";
import { processTreeCpuMs } from "./process-tree.js";

/** What a database has used. */
export interface PostgresUsage {
  /** CPU time of all processes of the server, in milliseconds. */
  readonly cpuMs: number;
  readonly queries: number;
  readonly bytes: number;
  /** Connections of others that are open now. */
  readonly connections: number;
}

/** Settings of a server whose queries can be counted, and whose commits reach the disk. */
export const watchedSettings: Readonly<Record<string, string>> = {
  fsync: "on",
  shared_preload_libraries: "pg_stat_statements",
};

/** Watches a database, and the server that it is in. */
export class PostgresWatch {
  private constructor(
    private readonly client: pg.Client,
    private readonly backend: number,
  ) {}

  static async open(url: string): Promise<PostgresWatch> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query("create extension if not exists pg_stat_statements");
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    return new PostgresWatch(client, rows[0]?.pid ?? 0);
  }

  async usage(): Promise<PostgresUsage> {
    const { rows } = await this.client.query<{ [Name in keyof PostgresUsage]: string }>(counts);
    const [row] = rows;
    return {
      cpuMs: processTreeCpuMs(this.backend),
      queries: Number(row?.queries),
      bytes: Number(row?.bytes),
      connections: Number(row?.connections),
    };
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

const own = "/* watch */";
const counts = `
  select ${own}
    pg_database_size(current_database()) as bytes,
    (select coalesce(sum(calls), 0) from pg_stat_statements
      join pg_database on pg_database.oid = dbid
      where datname = current_database() and query not like '%${own}%') as queries,
    (select count(*) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()) as connections`;
