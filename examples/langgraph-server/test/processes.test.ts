import { randomUUID } from "node:crypto";
import { Client } from "@langchain/langgraph-sdk";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FollowedRun, follow, lastOf, savedReplies, valuesOf } from "./followed-run.js";
import { type Models, startModels } from "./models.js";
import { type RoundRobin, startRoundRobin } from "./round-robin.js";
import {
  type EndSignal,
  runWithoutDatabase,
  type ServerProcess,
  startProcess,
} from "./server-process.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };
const wholeRun = ["GLM", "Kimi", "gemma", "gpt"];

describe.skipIf(!hasPostgres())(
  "two server processes behind a load balancer (needs PostgreSQL)",
  () => {
    let models: Models;
    let databaseUrl: string;
    let balancer: RoundRobin;
    let client: Client;
    let processes: ServerProcess[] = [];

    beforeAll(async () => {
      models = await startModels();
      databaseUrl = await (await sharedPostgres()).createDatabase();
      balancer = await startRoundRobin(() => processes.map(({ url }) => url));
      client = new Client({ apiUrl: balancer.url });
    });
    beforeEach(async () => {
      const missing = Array.from({ length: 2 - processes.length }, async () =>
        startProcess(databaseUrl, models.server.url),
      );
      processes.push(...(await Promise.all(missing)));
      models.reset();
    });
    afterAll(async () => {
      balancer.close();
      await Promise.all(processes.map((each) => each.end("SIGKILL")));
      await models.server.close();
    });

    test("a repeated request is refused while its run continues in the other process", async () => {
      const { threadId, events } = await startWithoutGlm("order-17");
      await expect(start(threadId, "order-17")).rejects.toThrow(/HTTP 409.*THREAD_BUSY/);
      models.release("GLM");
      expect(await valuesOf({ events })).toMatchObject({ answer: "An answer of gemma." });
      expect(models.asked()).toEqual(wholeRun);
    });

    test("a repeated request after the end of its run is answered from the thread", async () => {
      const { thread_id: threadId } = await client.threads.create();
      const first = await valuesOf(await start(threadId, "order-18"));
      await client.runs.wait(threadId, "panel", { input });
      models.reset();
      expect(await valuesOf(await start(threadId, "order-18"))).toEqual(first);
      expect(models.asked()).toEqual([]);
    });

    test("a run is cancelled from the other process, and its requests to models end", async () => {
      const run = await startWithoutGlm(randomUUID());
      await client.runs.cancel(run.threadId, run.runId, true);
      expect(await lastOf(run, "error")).toMatchObject({ error: "ABORTED" });
      await expect
        .poll(() => models.server.journal.filter(({ closedByClient }) => closedByClient).length)
        .toBe(1);
      const { status } = await client.runs.get(run.threadId, run.runId);
      expect(status).toBe("interrupted");
    });

    test("a stream continues when its process is killed, and no settled reply is paid again", async () => {
      const run = await startWithoutGlm(randomUUID());
      await endProcess(run.server, "SIGKILL");
      models.release("GLM");
      const { answer, ledger = [] } = await valuesOf(run);
      expect(answer).toBe("An answer of gemma.");
      expect(models.asked()).toEqual(["GLM", ...wholeRun]);
      expect(ledger.map(({ node, status }) => `${node} ${status}`).toSorted()).toEqual([
        "fuse ok",
        "glm aborted",
        "glm ok",
        "gpt ok",
        "kimi ok",
      ]);
    });

    test("a stream continues when its process is stopped with SIGTERM, and with ^C meanwhile", async () => {
      const run = await startWithoutGlm(randomUUID());
      expect(await endProcess(run.server, "SIGTERM", "SIGINT")).toBe(0);
      models.release("GLM");
      expect(await valuesOf(run)).toMatchObject({ answer: "An answer of gemma." });
      expect(models.asked()).toEqual(["GLM", ...wholeRun]);
    });

    async function start(threadId: string, key: string): Promise<FollowedRun> {
      return follow(client, threadId, "panel", {
        input,
        metadata: { idempotency_key: key },
        streamMode: ["values", "updates"],
      });
    }

    /** Starts a run, and waits until the replies of Kimi and gpt-oss are saved. GLM is held. */
    async function startWithoutGlm(key: string): Promise<FollowedRun & { server: ServerProcess }> {
      models.hold("GLM");
      const { thread_id: threadId } = await client.threads.create();
      const run = await start(threadId, key);
      const server = processes.find(({ url }) => url === balancer.last());
      if (server === undefined) throw new Error("No process has the run.");
      await expect.poll(() => models.asked()).toContain("GLM");
      await expect.poll(() => savedReplies(client, threadId)).toBe(2);
      return { ...run, server };
    }

    async function endProcess(
      server: ServerProcess,
      ...signals: readonly EndSignal[]
    ): Promise<unknown> {
      processes = processes.filter((each) => each !== server);
      return server.end(...signals);
    }
  },
);

describe("a server process without a database", () => {
  test("ends with code 1 and says what to set", async () => {
    const { code, stderr } = await runWithoutDatabase();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^NO_DATABASE: .*Set it: DATABASE_URL=postgresql:.*\n$/);
  });
});
