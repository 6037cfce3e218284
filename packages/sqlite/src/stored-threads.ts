import type { Connection } from "./connection.js";

/** Options of `threads` of `SqliteSaver`. */
export interface StoredThreadsOptions {
  /** At most this many threads, the latest ones. Default: all. */
  readonly limit?: number;
}

/** A thread of a file. */
export interface StoredThread {
  readonly id: string;
  /** When the latest checkpoint was made. Invalid if its id is not one of LangGraph's. */
  readonly updatedAt: Date;
  /** Number of checkpoints, those of nested graphs included. */
  readonly checkpoints: number;
  /** Bytes of its checkpoints and writes, without SQLite's own. */
  readonly bytes: number;
}

const latest = `
WITH latest AS (
  SELECT thread_id, max(checkpoint_id) AS checkpoint_id, count(*) AS checkpoints
  FROM checkpoints GROUP BY thread_id ORDER BY 2 DESC LIMIT ?
)
SELECT thread_id, checkpoint_id, checkpoints,
  (SELECT sum(length(checkpoint) + length(metadata)) FROM checkpoints AS c WHERE c.thread_id = latest.thread_id)
  + (SELECT coalesce(sum(length(value)), 0) FROM writes AS w WHERE w.thread_id = latest.thread_id) AS bytes
FROM latest ORDER BY checkpoint_id DESC`;

/** Lists threads, the latest first. */
export function storedThreads(
  connection: Connection,
  { limit = -1 }: StoredThreadsOptions,
): StoredThread[] {
  const rows = connection.prepare(latest).all(limit);
  return rows.map((row) => ({
    id: String(row["thread_id"]),
    updatedAt: dateOf(String(row["checkpoint_id"])),
    checkpoints: Number(row["checkpoints"]),
    bytes: Number(row["bytes"]),
  }));
}

/** The time in a UUID of version 6, which counts 100 ns since 1582-10-15. */
function dateOf(uuid6: string): Date {
  if (!/^[\da-f]{8}-[\da-f]{4}-6[\da-f]{3}-/i.test(uuid6)) return new Date(Number.NaN);
  const hex = uuid6.replaceAll("-", "");
  const ticks = BigInt(`0x${hex.slice(0, 12)}${hex.slice(13, 16)}`);
  return new Date(Number((ticks - 0x01b2_1dd2_1381_4000n) / 10_000n));
}
