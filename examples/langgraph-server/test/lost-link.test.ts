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
    // The session of its link is named by the server all the same.
    another = await startAnother(server, { databaseUrl: withName(server.databaseUrl, "chat") });
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
    await expect.poll(() => isLocked(run.threadId)).toBe(true);
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
    await whileLinkIsLost(() => otherClient.runs.cancel(run.threadId, run.runId));
    expect(await lastOf(run, "error")).toHaveProperty("error", "ABORTED");
    await expect.poll(() => server.models.left()).toEqual(["ada"]);
    server.models.release("ada");
  });

  test("cancels a run of another process", async () => {
    const run = await runThatWaits(otherClient);
    await whileLinkIsLost(async () => {
      await server.client.runs.cancel(run.threadId, run.runId);
      await expect.poll(() => server.models.left()).toEqual(["ada"]);
    });
    server.models.release("ada");
    await expect.poll(links).toContain(link);
  });

  test.each([
    ["continued and ended", "UPDATE server_runs SET attempt = 2, status = 'success'"],
    ["deleted with its thread", "DELETE FROM server_threads"],
  ])("ends a run that was meanwhile %s by another process", async (_, byAnother) => {
    const run = await runThatWaits();
    run.events.catch(() => undefined);
    await whileLinkIsLost(() =>
      database.query(`${byAnother} WHERE thread_id = $1`, [run.threadId]),
    );
    await expect.poll(() => server.models.left()).toEqual(["ada"]);
    server.models.release("ada");
    await expect.poll(() => isLocked(run.threadId)).toBe(false);
    expect(server.models.asked()).toEqual(["ada", "bob"]);
  });

  test("has a session for each process, whatever DATABASE_URL names it", async () => {
    await expect.poll(links).toHaveLength(2);
  });

  /** A run, by default in the first process: bob's reply is saved, ada's is still to come. */
  async function runThatWaits(client = server.client): Promise<FollowedRun> {
    const { models } = server;
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

  /** Does something while the database takes no new sessions. It keeps those that it has, but for the link. */
  async function whileLinkIsLost(work: () => Promise<unknown>): Promise<void> {
    // Pools end sessions that they do not use for 10 s.
    await Promise.all(
      [server.client, otherClient].map(({ threads }) => threads.search({ limit: 1 })),
    );
    const { rows } = await database.query<{ name: string }>("SELECT current_database() AS name");
    const change = `ALTER DATABASE "${rows[0]?.name}" ALLOW_CONNECTIONS`;
    await elsewhere.query(`${change} false`);
    try {
      await breakLink();
      await work();
    } finally {
      await elsewhere.query(`${change} true`);
    }
  }

  /** Whether the link has the lock of a thread. */
  async function isLocked(threadId: string): Promise<boolean> {
    const { rows } = await database.query<{ isLocked: boolean }>(
      `SELECT EXISTS (
         SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE locktype = 'advisory' AND granted AND application_name = $2
           AND (classid::bigint << 32 | objid::bigint) = ${lockOf}
       ) AS "isLocked"`,
      [threadId, link],
    );
    return rows[0]?.isLocked === true;
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
    const waiting = `SELECT FROM pg_locks JOIN pg_database ON oid = database
      WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;
    await expect.poll(async () => (await database.query(waiting)).rowCount).toBe(1);
    return async () => {
      await taken;
      client.release(true);
    };
  }
});

/** The connection string with a name for its sessions. */
function withName(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("application_name", name);
  return url.href;
}
