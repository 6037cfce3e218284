import { type Checkpoint, emptyCheckpoint, WRITES_IDX_MAP } from "@langchain/langgraph-checkpoint";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RunSaver } from "../src/database/run-saver.js";

const channels = ["messages", 'a "b" \\ {c},', "NULL", "Ä", ...Object.keys(WRITES_IDX_MAP)];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.uint8Array(),
  fc.constantFrom(undefined, "a\u0000b", "\uD800", ""),
);
const few = fc.constantFrom("1", "2", "3");

/** Writes of a task for a checkpoint. A task can write again. */
const writes = fc.record({
  id: few,
  task: few,
  writes: fc.array(fc.tuple(fc.constantFrom(...channels), value), { maxLength: 5 }),
});
/** A checkpoint. It can be put again. */
const checkpoints = fc.record({
  id: few,
  step: fc.nat(9),
  parent: fc.option(few, { nil: undefined }),
  values: fc.dictionary(fc.constantFrom(...channels), value),
  versions: fc.dictionary(fc.constantFrom(...channels), fc.integer({ min: 1, max: 2 })),
});

type Put = ReturnType<typeof checkpoints.generate>["value"];
type Writes = ReturnType<typeof writes.generate>["value"];

describe.skipIf(!hasPostgres())("the rows of a thread (needs PostgreSQL)", () => {
  let pool: pg.Pool;
  let ours: RunSaver;
  let langGraphs: PostgresSaver;
  let threads = 0;
  beforeAll(async () => {
    const { createDatabase } = await sharedPostgres();
    pool = new pg.Pool({ connectionString: await createDatabase() });
    ours = new RunSaver(pool, new Map());
    langGraphs = new PostgresSaver(pool);
    await langGraphs.setup();
  });
  afterAll(() => pool.end());

  test("are those of LangGraph's own saver", async () => {
    const steps = fc.array(fc.oneof(writes, checkpoints), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        expect(await rowsOf(ours, given)).toEqual(await rowsOf(langGraphs, given));
      }),
      { numRuns: 30 },
    );
  });

  test("hold a value of 5 MB", async () => {
    const text = "x".repeat(5_000_000);
    await carryOut(ours, "large", { id: "1", task: "1", writes: [["messages", text]] });
    const { rows } = await pool.query<{ saved: string }>(
      "SELECT convert_from(blob, 'UTF8') AS saved FROM checkpoint_writes WHERE thread_id = 'large'",
    );
    expect(rows[0]?.saved === JSON.stringify(text)).toBe(true);
  });

  test("hold all 20,000 writes of a step", async () => {
    const many = Array.from({ length: 20_000 }, (_, n): [string, number] => ["messages", n]);
    await carryOut(ours, "many", { id: "1", task: "1", writes: many });
    const { rows } = await pool.query(
      "SELECT count(*)::int AS n FROM checkpoint_writes WHERE thread_id = 'many'",
    );
    expect(rows).toEqual([{ n: 20_000 }]);
  });

  /** Carries out the steps on a new thread, and returns its rows without its id. */
  async function rowsOf(saver: PostgresSaver, steps: readonly (Put | Writes)[]) {
    const thread = `thread-${(threads += 1)}`;
    for (const step of steps) await carryOut(saver, thread, step);
    return {
      blobs: await table("checkpoint_blobs", thread),
      checkpoints: await table("checkpoints", thread),
      writes: await table("checkpoint_writes", thread),
    };
  }

  async function table(name: string, thread: string): Promise<unknown[]> {
    const { rows } = await pool.query<{ row: unknown }>(
      `SELECT to_jsonb(t) - 'thread_id' AS row FROM ${name} t WHERE thread_id = $1 ORDER BY t`,
      [thread],
    );
    return rows.map(({ row }) => row);
  }
});

async function carryOut(saver: PostgresSaver, thread: string, step: Put | Writes): Promise<void> {
  const config = { configurable: { thread_id: thread, checkpoint_ns: "" } };
  if ("writes" in step) {
    const of = { configurable: { ...config.configurable, checkpoint_id: step.id } };
    return saver.putWrites(of, step.writes, step.task);
  }
  const { id, parent, values, versions, step: number } = step;
  const channelsOf = { channel_values: values, channel_versions: versions };
  const checkpoint: Checkpoint = { ...emptyCheckpoint(), id, ts: "", ...channelsOf };
  const from = { configurable: { ...config.configurable, checkpoint_id: parent } };
  await saver.put(from, checkpoint, { source: "loop", step: number, parents: {} }, versions);
}
