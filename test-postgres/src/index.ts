// How it works: `find-postgres.ts` finds Debian's programs. `server-shell.ts` is a shell that carries
// out the commands of `postgres-server.ts`, and that stops the server when this process ends.

/**
 * A real PostgreSQL for tests and benchmarks.
 *
 * @module @moagraph/test-postgres
 */
export { hasPostgres } from "./find-postgres.js";
export { type PostgresServer, startPostgres } from "./postgres-server.js";
export { sharedPostgres } from "./shared-postgres.js";
