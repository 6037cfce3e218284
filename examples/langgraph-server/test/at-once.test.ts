import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { follow, lastOf } from "./followed-run.js";
import { startTestedServer, type TestedServer } from "./test-server.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };

describe.skipIf(!hasPostgres())("requests that meet on a thread (needs PostgreSQL)", () => {
  let server: TestedServer;
  let database: pg.Pool;

  beforeAll(async () => {
    server = await startTestedServer(await sharedPostgres());
    database = new pg.Pool({ connectionString: server.databaseUrl });
  });
  beforeEach(() => server.models.reset());
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  const newThread = async (): Promise<string> => (await server.client.threads.create()).thread_id;

  test("bind it to one graph, though both have found it free", async () => {
    const { threads } = server.client;
    const id = await newThread();
    const commit = await holding("SELECT FROM server_threads WHERE thread_id = $1 FOR UPDATE", [
      id,
    ]);
    const changes = ["panel", "review"].map((graph) =>
      threads.update(id, { metadata: { graph_id: graph } }),
    );
    await waitingQueries(2);
    await commit();
    const ends = await Promise.allSettled(changes);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const bound = ends[0]?.status === "fulfilled" ? "panel" : "review";
    const refused = ends.find((end) => end.status === "rejected");
    expect(String(refused?.reason)).toContain(`belongs to the graph \\"${bound}\\"`);
    expect(await threads.get(id)).toHaveProperty("metadata.graph_id", bound);
  });

  test("change its metadata while a run uses it", async () => {
    const { client, models } = server;
    const id = await newThread();
    models.hold("ada");
    const run = await follow(client, id, "panel", { input, streamMode: "values" });
    const changed = await client.threads.update(id, { metadata: { title: "Tides" } });
    models.release("ada");
    await run.events;
    expect(changed).toHaveProperty("metadata.title", "Tides");
  });

  test("cancel a run that another client is about to continue: it is not continued", async () => {
    const { client, models } = server;
    const id = await newThread();
    const runId = await leftOpen(id);
    models.reset();
    const commit = await holding("LOCK TABLE checkpoints IN ACCESS EXCLUSIVE MODE");
    const joined = fetch(`${server.url}/threads/${id}/runs/${runId}/stream`);
    await waitingQueries(1);
    await client.runs.cancel(id, runId);
    await commit();
    const response = await joined;
    expect([response.status, await response.json()]).toMatchObject([409, { error: "ABORTED" }]);
    expect(models.asked()).toEqual([]);
    expect(await client.runs.get(id, runId)).toHaveProperty("status", "interrupted");
  });

  test("cancel a run by its id in upper case", async () => {
    const { client, models } = server;
    const id = await newThread();
    models.hold("ada");
    const run = await follow(client, id, "panel", { input, streamMode: "values" });
    await expect.poll(() => models.asked()).toContain("ada");
    await client.runs.cancel(id, run.runId.toUpperCase());
    expect(await lastOf(run, "error")).toMatchObject({ error: "ABORTED" });
    models.release("ada");
  });

  test("delete it with its states, or not at all", async () => {
    const { client } = server;
    const id = await newThread();
    await client.runs.wait(id, "panel", { input });
    await database.query(refuseDeletion);
    await expect(client.threads.delete(id)).rejects.toThrow(/503.*DATABASE_FAILED/);
    expect(await client.threads.getState(id)).toHaveProperty("values.answer");
    await database.query("DROP TRIGGER refuse_deletion ON checkpoints");
    await client.threads.delete(id);
    for (const table of ["checkpoints", "checkpoint_blobs", "checkpoint_writes"]) {
      const { rowCount } = await database.query(`SELECT FROM ${table} WHERE thread_id = $1`, [id]);
      expect(rowCount).toBe(0);
    }
  });

  const refuseDeletion = `
    CREATE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
    CREATE TRIGGER refuse_deletion BEFORE DELETE ON checkpoints EXECUTE FUNCTION refuse_deletion()`;

  /** Begins a transaction with a lock. Returns what ends it. */
  async function holding(
    lock: string,
    values: readonly unknown[] = [],
  ): Promise<() => Promise<void>> {
    const connection = await database.connect();
    await connection.query("BEGIN");
    await connection.query(lock, [...values]);
    return async () => {
      await connection.query("COMMIT");
      connection.release();
    };
  }

  /** Resolves when so many queries of the server wait for the transaction of the test. */
  async function waitingQueries(count: number): Promise<void> {
    const waiting = "datname = current_database() AND wait_event_type = 'Lock'";
    await countOf(`pg_stat_activity WHERE ${waiting}`).toBe(count);
  }

  function countOf(rows: string): ReturnType<typeof expect.poll<number | null>> {
    return expect.poll(async () => (await database.query(`SELECT FROM ${rows}`)).rowCount);
  }

  /** Starts a run whose client leaves it, and waits until no process works on it. */
  async function leftOpen(id: string): Promise<string> {
    const leaving = new AbortController();
    server.models.hold("ada");
    const run = await follow(server.client, id, "panel", {
      input,
      streamMode: "values",
      signal: leaving.signal,
    });
    await expect.poll(() => server.models.asked()).toContain("ada");
    leaving.abort();
    await run.events.catch(() => undefined);
    await expect.poll(() => server.models.left()).toEqual(["ada"]);
    server.models.release("ada");
    const locks = "pg_locks JOIN pg_database ON oid = database WHERE locktype = 'advisory'";
    await countOf(`${locks} AND datname = current_database()`).toBe(0);
    return run.runId;
  }
});
