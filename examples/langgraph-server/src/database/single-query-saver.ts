import { WRITES_IDX_MAP } from "@langchain/langgraph-checkpoint";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type { Pool } from "pg";

type Put = PostgresSaver["put"];
type PutWrites = PostgresSaver["putWrites"];

/**
 * Keeps checkpoints as `PostgresSaver` does, in the same rows of the same tables, with one query for each checkpoint and
 * one for the writes of a step.
 *
 * `PostgresSaver` sends a query for each row, and a transaction around them: four times as many for a run of 13 calls. If
 * a later version of it does not, this class can be left out. `checkpointer-rows.test.ts` fails if its tables change.
 */
export class SingleQuerySaver extends PostgresSaver {
  private readonly connections: Pool;

  /** @param pool - The connections. */
  constructor(pool: Pool) {
    super(pool);
    this.connections = pool;
  }

  /** As in `PostgresSaver`. */
  override async put(
    ...[config, checkpoint, metadata, versions]: Parameters<Put>
  ): ReturnType<Put> {
    const {
      thread_id: thread,
      checkpoint_ns: namespace = "",
      checkpoint_id: parent,
    } = config.configurable as Place;
    const [blobs, savedMetadata] = await Promise.all([
      this._dumpBlobs(thread, namespace, checkpoint.channel_values, versions),
      this._dumpMetadata(metadata),
    ]);
    const { id } = checkpoint;
    const row = [thread, namespace, id, parent, this._dumpCheckpoint(checkpoint), savedMetadata];
    await this.connections.query(putCheckpoint, [...row, ...columnsOf(blobs, [2, 3, 4, 5])]);
    return { configurable: { thread_id: thread, checkpoint_ns: namespace, checkpoint_id: id } };
  }

  /** As in `PostgresSaver`. */
  override async putWrites(...[config, writes, task]: Parameters<PutWrites>): Promise<void> {
    if (writes.length === 0) return;
    const {
      thread_id: thread,
      checkpoint_ns: namespace,
      checkpoint_id: id,
    } = config.configurable as Required<Place>;
    const rows = await this._dumpWrites(thread, namespace, id, task, writes);
    const areReplaced = writes.every(([channel]) => channel in WRITES_IDX_MAP);
    const [query, kept] = areReplaced ? [replaceWrites, lastOfEachIndex(rows)] : [addWrites, rows];
    const place = [thread, namespace, id, task];
    await this.connections.query(query, [...place, ...columnsOf(kept, [4, 5, 6, 7])]);
  }
}

/** Where a checkpoint is put: LangGraph leaves out the id of the one before it if there is none. */
interface Place {
  readonly thread_id: string;
  readonly checkpoint_ns?: string;
  readonly checkpoint_id?: string;
}

const putCheckpoint = `
  WITH blobs AS (
    INSERT INTO public.checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
    SELECT $1, $2, * FROM unnest($7::text[], $8::text[], $9::text[], $10::bytea[])
    ON CONFLICT (thread_id, checkpoint_ns, channel, version) DO NOTHING
  )
  INSERT INTO public.checkpoints
    (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (thread_id, checkpoint_ns, checkpoint_id)
  DO UPDATE SET checkpoint = EXCLUDED.checkpoint, metadata = EXCLUDED.metadata`;

const insertWrites = `
  INSERT INTO public.checkpoint_writes
    (thread_id, checkpoint_ns, checkpoint_id, task_id, idx, channel, type, blob)
  SELECT $1, $2, $3, $4, * FROM unnest($5::int[], $6::text[], $7::text[], $8::bytea[])
  ON CONFLICT (thread_id, checkpoint_ns, checkpoint_id, task_id, idx)`;

const addWrites = `${insertWrites} DO NOTHING`;

const replaceWrites = `${insertWrites}
  DO UPDATE SET channel = EXCLUDED.channel, type = EXCLUDED.type, blob = EXCLUDED.blob`;

type WriteRow = Awaited<ReturnType<PostgresSaver["_dumpWrites"]>>[number];

/** PostgreSQL refuses a statement that replaces a row twice. */
function lastOfEachIndex(rows: readonly WriteRow[]): WriteRow[] {
  return [...new Map(rows.map((row) => [row[4], row])).values()];
}

/** Returns some columns of rows, each as the array that `unnest` reads. */
function columnsOf(
  rows: readonly (readonly unknown[])[],
  columns: readonly number[],
): readonly unknown[][] {
  return columns.map((column) => rows.map((row) => row[column]));
}
