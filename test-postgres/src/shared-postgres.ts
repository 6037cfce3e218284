import { type PostgresServer, startPostgres } from "./postgres-server.js";

let shared: Promise<PostgresServer> | undefined;

/**
 * The PostgreSQL server of this process, started by the first call. Test files that run in one process
 * share it: each creates its databases, and a test that calls `crash` calls `restart` before it ends.
 */
export function sharedPostgres(): Promise<Omit<PostgresServer, "close">> {
  shared ??= startPostgres();
  return shared;
}
