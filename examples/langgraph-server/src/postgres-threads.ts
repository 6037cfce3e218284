import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { ThreadSaver } from "@langchain/langgraph-api/experimental/embed";
import { HTTPException } from "hono/http-exception";
import type { Pool } from "pg";

type Thread = Awaited<ReturnType<ThreadSaver["get"]>>;
type Search = Parameters<NonNullable<ThreadSaver["search"]>>[0];

const columns = "thread_id, metadata, created_at, updated_at";

/** Creates the table of threads, if it is not there. */
export const threadsTable = `
  CREATE TABLE IF NOT EXISTS server_threads (
    thread_id uuid PRIMARY KEY,
    metadata jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`;

/**
 * Returns the threads that all processes share. Their messages are in the checkpointer; this table has
 * what clients search for.
 *
 * @param pool - Its database has {@link threadsTable}.
 * @param checkpointer - The runs of a deleted thread are deleted from it.
 */
export function postgresThreads(pool: Pool, checkpointer: BaseCheckpointSaver): ThreadSaver {
  return {
    get: async (id) => {
      const { rows } = await pool.query<Thread>(
        `SELECT ${columns} FROM server_threads WHERE thread_id = $1`,
        [id],
      );
      return rows[0] ?? unknownThread(id);
    },
    set: async (id, { kind, metadata }) => {
      const { rows } = await pool.query<Thread>(kind === "put" ? put : patch, [id, metadata ?? {}]);
      return rows[0] ?? unknownThread(id);
    },
    delete: async (id) => {
      const { rowCount } = await pool.query("DELETE FROM server_threads WHERE thread_id = $1", [
        id,
      ]);
      if (rowCount === 0) unknownThread(id);
      await checkpointer.deleteThread(id);
    },
    search: (options) => search(pool, options),
  };
}

const put = `
  INSERT INTO server_threads (thread_id, metadata) VALUES ($1, $2)
  ON CONFLICT (thread_id) DO UPDATE SET metadata = $2, updated_at = now()
  RETURNING ${columns}`;

const patch = `
  UPDATE server_threads SET metadata = metadata || $2, updated_at = now() WHERE thread_id = $1
  RETURNING ${columns}`;

async function* search(
  pool: Pool,
  options: Search,
): AsyncGenerator<{ thread: Thread; total: number }> {
  const { metadata, limit, offset, sortBy, sortOrder } = options;
  // Both names come from lists of the server, not from the request's text.
  const order = `${sortBy} ${sortOrder}`;
  const { rows } = await pool.query<Thread & { total: number }>(
    `SELECT ${columns}, count(*) OVER ()::int AS total FROM server_threads
     WHERE metadata @> $1 ORDER BY ${order} LIMIT $2 OFFSET $3`,
    [metadata ?? {}, limit, offset],
  );
  for (const { total, ...thread } of rows) yield { thread, total };
}

function unknownThread(id: string): never {
  throw new HTTPException(404, {
    message: `No thread has the id ${id}. Create it: POST /threads.`,
  });
}
