import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FollowedRun, follow, savedReplies, valuesOf } from "./followed-run.js";
import { startAnother, startTestedServer, type TestedServer } from "./test-server.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };

describe.skipIf(!hasPostgres())(
  "a request that is repeated with its key (needs PostgreSQL)",
  () => {
    let server: TestedServer;
    let thread: string;

    beforeAll(async () => {
      server = await startTestedServer(await sharedPostgres());
    });
    beforeEach(async () => {
      server.models.reset();
      ({ thread_id: thread } = await server.client.threads.create());
    });
    afterAll(() => server.close());

    test("is known by its header", async () => {
      const first = await postWithKey("order-17");
      const second = await postWithKey("order-17");
      expect(second.headers.get("content-location")).toBe(first.headers.get("content-location"));
      expect(await second.json()).toEqual(await first.json());
      expect(server.models.asked()).toEqual(["ada", "bob", "chair"]);
    });

    test("records the end of a run whose process was killed after its last state", async () => {
      await postWithKey("order-17");
      await queryDatabase("UPDATE server_runs SET status = 'running' WHERE thread_id = $1", [
        thread,
      ]);
      await postWithKey("order-17");
      expect(await server.client.runs.list(thread)).toMatchObject([
        { status: "success", attempt: 1 },
      ]);
      expect(server.models.asked()).toEqual(["ada", "bob", "chair"]);
    });

    test("is answered once if its thread was to be deleted, and its process was killed before that", async () => {
      const { headers } = await postWithKey("order-17");
      const path = `${headers.get("content-location")}/stream`;
      const request = { assistant_id: "panel", input, on_completion: "delete" };
      await queryDatabase("UPDATE server_runs SET request = $2 WHERE thread_id = $1", [
        thread,
        JSON.stringify(request),
      ]);
      expect(await (await fetch(server.url + path)).text()).toContain("An answer of chair.");
      await expect(server.client.threads.get(thread)).rejects.toThrow(/404.*UNKNOWN_THREAD/);
    });

    test("starts a run of its own on another thread", async () => {
      await postWithKey("order-17");
      ({ thread_id: thread } = await server.client.threads.create());
      await postWithKey("order-17");
      expect(server.models.asked()).toHaveLength(6);
    });

    test("continues a run that was cancelled", async () => {
      const run = await startWithoutAda();
      await server.client.runs.cancel(thread, run.runId, true);
      server.models.release("ada");
      expect(await valuesOf(await start())).toMatchObject({ answer: "An answer of chair." });
      expect(server.models.asked()).toEqual(["ada", "ada", "bob", "chair"]);
    });

    test("asks again what a run had asked a person", async () => {
      const questions = [await review(), await review()].map((values) => values["__interrupt__"]);
      expect(questions[1]).toEqual(questions[0]);
      expect(server.models.asked()).toEqual(["ada", "bob"]);
    });

    test("does not continue a run that was to stop before a node", async () => {
      const metadata = { idempotency_key: "order-17" };
      const payload = { input, metadata, interruptBefore: ["fuse"] };
      const stop = (): Promise<unknown> => server.client.runs.wait(thread, "panel", payload);
      expect(await stop()).toMatchObject({ answer: "" });
      expect(await stop()).toMatchObject({ answer: "" });
      expect(server.models.asked()).toEqual(["ada", "bob"]);
    });

    test("is refused if the run was cut and a later one has used the thread", async () => {
      const run = await startWithoutAda();
      await server.client.runs.cancel(thread, run.runId, true);
      server.models.release("ada");
      await server.client.runs.wait(thread, "panel", { input });
      await expect(start()).rejects.toThrow(/HTTP 409.*RUN_SUPERSEDED/);
    });

    test("continues a run that was waited for when its process stopped", async () => {
      const stopping = await startAnother(server);
      server.models.hold("ada");
      const waiting = postWithKey("order-17", stopping.url);
      await expect.poll(() => server.models.asked()).toEqual(["ada", "bob"]);
      await stopping.close();
      expect(await (await waiting).json()).toMatchObject({ error: "SERVER_STOPPED" });
      server.models.release("ada");
      const again = await postWithKey("order-17");
      expect(await again.json()).toMatchObject({ answer: "An answer of chair." });
    });

    test("continues a run without a thread, and deletes its thread only then", async () => {
      const stopping = await startAnother(server);
      server.models.hold("ada");
      const stream = await fetch(`${stopping.url}/runs/stream`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ assistant_id: "panel", input }),
      });
      await expect.poll(() => server.models.asked()).toEqual(["ada", "bob"]);
      await stopping.close();
      server.models.release("ada");
      const path = stream.headers.get("location") ?? "";
      expect(await (await fetch(server.url + path)).text()).toContain("An answer of chair.");
      expect((await fetch(server.url + path)).status).toBe(404);
    });

    async function queryDatabase(text: string, values: readonly string[]): Promise<void> {
      const database = new pg.Client(server.databaseUrl);
      await database.connect();
      await database.query(text, [...values]);
      await database.end();
    }

    async function start(): Promise<FollowedRun> {
      const metadata = { idempotency_key: "order-17" };
      return follow(server.client, thread, "panel", { input, metadata, streamMode: "values" });
    }

    async function startWithoutAda(): Promise<FollowedRun> {
      server.models.hold("ada");
      const run = await start();
      await expect.poll(() => server.models.asked()).toEqual(["ada", "bob"]);
      await expect.poll(() => savedReplies(server.client, thread)).toBe(1);
      return run;
    }

    async function review(): Promise<Readonly<Record<string, unknown>>> {
      const metadata = { idempotency_key: "order-17" };
      return (await server.client.runs.wait(thread, "review", { input, metadata })) as Readonly<
        Record<string, unknown>
      >;
    }

    async function postWithKey(key: string, url: string = server.url): Promise<Response> {
      return fetch(`${url}/threads/${thread}/runs/wait`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": key },
        body: JSON.stringify({ assistant_id: "panel", input }),
      });
    }
  },
);
