import { hasPostgres, type PostgresServer, startPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer } from "@moagraph/example-langgraph-server";
import { type FollowedRun, follow, lastOf, savedReplies, valuesOf } from "./followed-run.js";
import { startTestedServer, type TestedServer } from "./test-server.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };

describe.skipIf(!hasPostgres())("a server whose database stops (needs PostgreSQL)", () => {
  let postgres: PostgresServer;
  let server: TestedServer;

  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startTestedServer(postgres);
  });
  afterAll(async () => {
    await server.close();
    await postgres.close();
  });

  test("ends its runs with an error, refuses others, and continues when it is back", async () => {
    const { thread_id: thread } = await server.client.threads.create();
    server.models.hold("ada");
    const run = await start(thread);
    await expect.poll(() => server.models.asked()).toEqual(["ada", "bob"]);
    await expect.poll(() => savedReplies(server.client, thread)).toBe(1);

    await postgres.crash();
    expect(await lastOf(run, "error")).toMatchObject({ error: "CHECKPOINT_FAILED" });
    await expect(server.client.threads.get(thread)).rejects.toThrow(/503.*DATABASE_FAILED/);

    await postgres.restart();
    server.models.release("ada");
    expect(await valuesOf(await startWhenBack(thread))).toMatchObject({
      answer: "An answer of chair.",
    });
    expect(server.models.asked()).toEqual(["ada", "ada", "bob", "chair"]);
  });

  async function start(thread: string): Promise<FollowedRun> {
    const metadata = { idempotency_key: "order-17" };
    return follow(server.client, thread, "panel", { input, metadata, streamMode: "values" });
  }

  async function startWhenBack(thread: string): Promise<FollowedRun> {
    let run: FollowedRun | undefined;
    const isStarted = async (): Promise<boolean> => {
      run = await start(thread).catch(() => undefined);
      return run !== undefined;
    };
    await expect.poll(isStarted).toBe(true);
    if (run === undefined) throw new Error("No run was started.");
    return run;
  }
});

test("a server whose database cannot be reached does not start", async () => {
  await expect(startServer({ databaseUrl: "postgresql://127.0.0.1:1/none" })).rejects.toMatchObject(
    {
      code: "DATABASE_FAILED",
      hint: expect.stringContaining("DATABASE_URL"),
    },
  );
});
