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
 * A thread keeps the graph that it is bound to: a change that gives it to another one throws `GRAPH_CHANGED`.
 */
export function postgresThreads(database: Database): Required<ThreadSaver> {
  const thread = async (text: string, values: readonly unknown[]): Promise<Thread> => {
    const [row] = await database.query<Thread>(text, values);
    return row ?? unknownThread(String(values[0]));
  };
  const get = async (id: string): Promise<Thread> =>
    thread(`SELECT ${columns} FROM server_threads WHERE thread_id = $1`, [id]);
  return {
    get,
    set: async (id, { kind, metadata = {} }) => {
      if (kind === "put") return thread(put, [id, metadata]);
      const [changed] = await database.query<Thread>(patch, [id, metadata]);
      return changed ?? refuseChange(await get(id), metadata);
    },
    delete: async (id) => void (await thread(deletion, [id])),
    search: (options) => search(database, options),
  };
}

const put = `
  INSERT INTO server_threads (thread_id, metadata) VALUES ($1, $2)
  ON CONFLICT (thread_id) DO UPDATE SET updated_at = now()
  RETURNING ${columns}`;

// It checks the graph itself: another process may bind the thread between a query that reads it and this one.
const patch = `
  UPDATE server_threads SET metadata = metadata || $2::jsonb, updated_at = now()
  WHERE thread_id = $1 AND (
    NOT $2::jsonb ? 'graph_id' OR jsonb_typeof(metadata -> 'graph_id') IS DISTINCT FROM 'string'
    OR metadata -> 'graph_id' = $2::jsonb -> 'graph_id'
  )
  RETURNING ${columns}`;

// One statement, so that no process can end between the thread and its states.
const deletion = `
  WITH states AS (DELETE FROM public.checkpoints WHERE thread_id = $1::uuid::text),
    blobs AS (DELETE FROM public.checkpoint_blobs WHERE thread_id = $1::uuid::text),
    writes AS (DELETE FROM public.checkpoint_writes WHERE thread_id = $1::uuid::text)
  DELETE FROM server_threads WHERE thread_id = $1::uuid RETURNING ${columns}`;

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

function refuseChange({ thread_id: id, metadata: has }: Thread, metadata: object): never {
  const bound: unknown = has?.["graph_id"];
  throw otherGraph(id, bound, Reflect.get(metadata, "graph_id"));
}

/** Returns the error of a thread that belongs to another graph. */
export function otherGraph(threadId: string, bound: unknown, graph: unknown): ServerError {
  return new ServerError(409, {
    code: "GRAPH_CHANGED",
    message: `The thread ${threadId} belongs to the graph "${String(bound)}", and the request asks for ${JSON.stringify(graph)}.`,
    hint: `Use the assistant "${String(bound)}", or a new thread.`,
  });
}

function unknownThread(id: string): never {
  throw new ServerError(404, {
    code: "UNKNOWN_THREAD",
    message: `No thread has the id ${id}.`,
    hint: "Create it with POST /threads.",
  });
}
