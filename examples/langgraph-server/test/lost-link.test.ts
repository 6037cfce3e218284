import { Client } from "@langchain/langgraph-sdk";
import type { RunningServer } from "@moagraph/example-langgraph-server";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FollowedRun, follow, lastOf, savedReplies, valuesOf } from "./followed-run.js";
import { startAnother, startTestedServer, type TestedServer } from "./test-server.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };

// The lock of a thread, as the server computes it.
const lockOf = "hashtextextended('langgraph-server ' || $1, 0)";

describe.skipIf(!hasPostgres())("a process that loses its link (needs PostgreSQL)", () => {
  let server: TestedServer;
  let another: RunningServer;
  let otherClient: Client;
  let database: pg.Pool;
  let elsewhere: pg.Pool;
  let link: string;

  beforeAll(async () => {
    const postgres = await sharedPostgres();
    server = await startTestedServer(postgres);
    elsewhere = new pg.Pool({ connectionString: await postgres.createDatabase() });
    database = new pg.Pool({ connectionString: server.databaseUrl });
    [link = ""] = await links();
    another = await startAnother(server);
    otherClient = new Client({ apiUrl: another.url, callerOptions: { maxRetries: 0 } });
  });
  beforeEach(() => server.models.reset());
  afterAll(async () => {
    await Promise.all([database.end(), elsewhere.end()]);
    await another.close();
    await server.close();
  });

  test("keeps the threads of its runs", async () => {
    const run = await runThatWaits();
    await breakLink();
    await expect.poll(links).toContain(link);
    const second = follow(otherClient, run.threadId, "panel", { input });
    await expect(second).rejects.toThrow("THREAD_BUSY");
    server.models.release("ada");
    expect(await valuesOf(run)).toHaveProperty("answer", "An answer of chair.");
    expect(server.models.asked()).toEqual(["ada", "bob", "chair"]);
  });

  test("leaves a run to the process that has taken its thread meanwhile", async () => {
    const run = await runThatWaits();
    const free = await takeNext(run.threadId);
    await breakLink();
    await expect.poll(() => server.models.left()).toEqual(["ada"]);
    await free();
    server.models.release("ada");
    // The client has asked for the rest of the stream.
    expect(await valuesOf(run)).toHaveProperty("answer", "An answer of chair.");
    expect(server.models.asked()).toEqual(["ada", "ada", "bob", "chair"]);
  });

  test("ends a run that was cancelled meanwhile", async () => {
    const run = await runThatWaits();
    await allowConnections(false);
    await breakLink();
    await otherClient.runs.cancel(run.threadId, run.runId);
    await allowConnections(true);
    expect(await lastOf(run, "error")).toHaveProperty("error", "ABORTED");
    await expect.poll(() => server.models.left()).toEqual(["ada"]);
    server.models.release("ada");
  });

  /** A run in the first process: bob's reply is saved, ada's is still to come. */
  async function runThatWaits(): Promise<FollowedRun> {
    const { client, models } = server;
    const { thread_id: thread } = await client.threads.create();
    models.hold("ada");
    const run = await follow(client, thread, "panel", { input, streamMode: "values" });
    await expect.poll(() => savedReplies(client, thread)).toBe(1);
    return run;
  }

  /** The names of the sessions that link processes. */
  async function links(): Promise<string[]> {
    const { rows } = await database.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'langgraph-server %'`,
    );
    return rows.map(({ name }) => name);
  }

  /** Whether the database takes new sessions. It keeps those that it has. */
  async function allowConnections(isAllowed: boolean): Promise<void> {
    const { rows } = await database.query<{ name: string }>("SELECT current_database() AS name");
    await elsewhere.query(`ALTER DATABASE "${rows[0]?.name}" ALLOW_CONNECTIONS ${isAllowed}`);
  }

  async function breakLink(): Promise<void> {
    await database.query(
      "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE application_name = $1",
      [link],
    );
  }

  /** Waits for the lock of a thread, and so has it as soon as its session ends. Returns what frees it. */
  async function takeNext(threadId: string): Promise<() => Promise<void>> {
    const client = await database.connect();
    const taken = client.query(`SELECT pg_advisory_lock(${lockOf})`, [threadId]);
    const waiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    await expect.poll(async () => (await database.query(waiting)).rowCount).toBe(1);
    return async () => {
      await taken;
      client.release(true);
    };
  }
});
