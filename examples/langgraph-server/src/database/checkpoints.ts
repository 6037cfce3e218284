import { ServerError } from "../server-error.js";
import type { Database } from "./database.js";

/** The state of a thread that a request names: in the graph itself, and in the graphs inside it. */
export interface CheckpointPlace {
  readonly checkpoint_id?: string | null | undefined;
  readonly checkpoint_ns?: string | null | undefined;
  /** Ids by their namespace. */
  readonly checkpoint_map?: Readonly<Record<string, string>> | null | undefined;
}

/**
 * Refuses a state that a thread does not have: LangGraph would begin with an empty one. It makes no query for a place
 * without ids.
 *
 * @throws {ServerError} `UNKNOWN_CHECKPOINT`.
 */
export async function refuseUnknownCheckpoint(
  { query }: Database,
  threadId: string,
  { checkpoint_id: id, checkpoint_ns: namespace, checkpoint_map: map }: CheckpointPlace,
): Promise<void> {
  const named = Object.entries(map ?? {});
  if (id != null) named.push([namespace ?? "", id]);
  if (named.length === 0) return;
  const [namespaces, ids] = [named.map(([key]) => key), named.map(([, each]) => each)];
  const [missing] = await query<{ id: string }>(missingOnes, [threadId, namespaces, ids]);
  if (missing !== undefined) throw unknownCheckpoint(threadId, missing.id);
}

const missingOnes = `
  SELECT id FROM unnest($2::text[], $3::text[]) AS named (namespace, id) WHERE NOT EXISTS (
    SELECT FROM public.checkpoints
    WHERE thread_id = $1 AND checkpoint_ns = namespace AND checkpoint_id = id
  ) LIMIT 1`;

function unknownCheckpoint(threadId: string, id: string): ServerError {
  return new ServerError(404, {
    code: "UNKNOWN_CHECKPOINT",
    message: `The thread ${threadId} has no checkpoint with the id ${id}.`,
    hint: "List its checkpoints with POST /threads/:thread_id/history.",
  });
}
