import pg from "pg";
import { ServerError } from "../server-error.js";

/** Where the database is. */
export interface DatabaseOptions {
  /** The connection string of the PostgreSQL database that all processes share. */
  readonly databaseUrl: string;
  /**
   * Connections of this process. It has two more, which hold locks.
   *
   * @defaultValue 10
   */
  readonly poolSize?: number;
}

/** The database that all processes share. */
export interface Database {
  /** For the checkpointer, which has its own queries. */
  readonly pool: pg.Pool;
  /**
   * Returns the rows of a query.
   *
   * @throws {ServerError} `DATABASE_FAILED` if the database cannot be reached, `INVALID_REQUEST` if it cannot
   * hold a value.
   */
  readonly query: <Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ) => Promise<Row[]>;
}

/**
 * Opens the database, and creates the tables that are missing.
 *
 * @param options - Where it is.
 * @param setUp - Creates the tables of others. Only one process at a time does.
 * @throws {ServerError} `DATABASE_FAILED` if it cannot be reached.
 */
export async function openDatabase(
  { databaseUrl, poolSize }: DatabaseOptions,
  setUp: (pool: pg.Pool) => Promise<void>,
): Promise<Database> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize ?? 10 });
  // Without a listener, a connection that breaks while it is not in use would end the process.
  pool.on("error", () => undefined);
  try {
    await createTables(pool, setUp);
    return { pool, query: (text, values) => rowsOf(pool, text, values) };
  } catch (error) {
    await pool.end();
    throw databaseFailed(error);
  }
}

// Two processes that create a table at once would both fail.
async function createTables(pool: pg.Pool, setUp: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock(20111)");
    await setUp(pool);
    await client.query(tables);
  } finally {
    // The lock ends with its connection.
    client.release(true);
  }
}

async function rowsOf<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    return (await pool.query<Row>(text, [...values])).rows;
  } catch (error) {
    throw isAboutValues(error) ? invalidValue(error) : databaseFailed(error);
  }
}

/** The error of a request that needs the database. */
export function databaseFailed(cause: unknown): ServerError {
  return new ServerError(503, {
    code: "DATABASE_FAILED",
    message: "The database of the server cannot be used.",
    hint: "Check that PostgreSQL runs and that DATABASE_URL is right, then try again.",
    cause,
  });
}

/** PostgreSQL's errors about values have codes that begin with 22, such as that of a malformed UUID. */
function isAboutValues(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.startsWith("22") === true;
}

function invalidValue(cause: unknown): ServerError {
  return new ServerError(422, {
    code: "INVALID_REQUEST",
    message:
      "An id of the request is no UUID, or a text has characters that PostgreSQL cannot hold.",
    hint: "Use the ids that this server has given, and no NUL characters in metadata.",
    cause,
  });
}

const tables = `
  CREATE TABLE IF NOT EXISTS server_threads (
    thread_id uuid PRIMARY KEY,
    metadata jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE IF NOT EXISTS server_runs (
    run_id uuid PRIMARY KEY,
    thread_id uuid NOT NULL REFERENCES server_threads ON DELETE CASCADE,
    idempotency_key text,
    request text NOT NULL,
    attempt int NOT NULL DEFAULT 1,
    status text NOT NULL DEFAULT 'running',
    error jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (thread_id, idempotency_key)
  )`;
