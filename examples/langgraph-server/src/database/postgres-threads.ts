import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { ThreadSaver } from "@langchain/langgraph-api/experimental/embed";
import type { Database } from "./database.js";
import { ServerError } from "../server-error.js";

type Thread = Awaited<ReturnType<ThreadSaver["get"]>>;
type Search = Parameters<NonNullable<ThreadSaver["search"]>>[0];

const columns = "thread_id, metadata, created_at, updated_at";

/**
 * Returns the threads that all processes share. The checkpointer has their messages. This has what clients
 * search for.
 *
 * @param database - Where they are kept.
 * @param checkpointer - The checkpoints of a deleted thread are deleted from it.
 */
export function postgresThreads(
  database: Database,
  checkpointer: BaseCheckpointSaver,
): Required<ThreadSaver> {
  const thread = async (text: string, values: readonly unknown[]): Promise<Thread> => {
    const [row] = await database.query<Thread>(text, values);
    return row ?? unknownThread(String(values[0]));
  };
  return {
    get: async (id) => thread(`SELECT ${columns} FROM server_threads WHERE thread_id = $1`, [id]),
    set: async (id, { kind, metadata }) =>
      thread(kind === "put" ? put : patch, [id, metadata ?? {}]),
    delete: async (id) => {
      await thread(`DELETE FROM server_threads WHERE thread_id = $1 RETURNING ${columns}`, [id]);
      await checkpointer.deleteThread(id);
    },
    search: (options) => search(database, options),
  };
}

const put = `
  INSERT INTO server_threads (thread_id, metadata) VALUES ($1, $2)
  ON CONFLICT (thread_id) DO UPDATE SET updated_at = now()
  RETURNING ${columns}`;

const patch = `
  UPDATE server_threads SET metadata = metadata || $2, updated_at = now() WHERE thread_id = $1
  RETURNING ${columns}`;

async function* search(
  database: Database,
  { metadata, limit, offset, sortBy, sortOrder }: Search,
): AsyncGenerator<{ thread: Thread; total: number }> {
  // The order is one of four: the routes of langgraph-api check both words.
  const rows = await database.query<Thread & { total: number }>(
    `SELECT ${columns}, count(*) OVER ()::int AS total FROM server_threads
     WHERE metadata @> $1 ORDER BY ${sortBy} ${sortOrder} LIMIT $2 OFFSET $3`,
    [metadata ?? {}, limit, offset],
  );
  for (const { total, ...thread } of rows) yield { thread, total };
}

function unknownThread(id: string): never {
  throw new ServerError(404, {
    code: "UNKNOWN_THREAD",
    message: `No thread has the id ${id}.`,
    hint: "Create it with POST /threads.",
  });
}
