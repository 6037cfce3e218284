import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { follow } from "./followed-run.js";
import { startTestedServer, type TestedServer } from "./test-server.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };

describe.skipIf(!hasPostgres())(
  "a server gives what its client asks for (needs PostgreSQL)",
  () => {
    let server: TestedServer;

    beforeAll(async () => {
      server = await startTestedServer(await sharedPostgres());
    });
    afterAll(() => server.close());

    const newThread = async (): Promise<string> => (await server.client.threads.create()).thread_id;

    test("runs by their status, the newest first, in parts", async () => {
      const { client } = server;
      const thread = await newThread();
      const failed = { input: { messages: [] }, raiseError: false };
      for (const payload of [failed, { input }, { input }, { input }]) {
        await client.runs.wait(thread, "panel", payload);
      }
      const all = await client.runs.list(thread);
      const [third, second, first] = all.map(({ run_id: id }) => id);
      const list = async (options: Parameters<typeof client.runs.list>[1]) =>
        (await client.runs.list(thread, options)).map(({ run_id: id }) => id);
      expect(all.map(({ status }) => status)).toEqual(["success", "success", "success", "error"]);
      expect(await list({ status: "success" })).toEqual([third, second, first]);
      expect(await list({ status: "success", limit: 1, offset: 2 })).toEqual([first]);
      expect(await list({ status: "pending" })).toEqual([]);
    });

    test("the values of a run when it has ended, to a second client that joins it", async () => {
      const { client, models } = server;
      const thread = await newThread();
      models.reset();
      models.hold("ada");
      const run = await follow(client, thread, "panel", { input, streamMode: "updates" });
      const joined = client.runs.join(thread, run.runId);
      models.release("ada");
      expect(await joined).toMatchObject({ answer: "An answer of chair." });
      expect(await client.runs.join(thread, run.runId)).toEqual(await joined);
      expect(models.asked()).toEqual(["ada", "bob", "chair"]);
    });

    test("the values of a run that has ended, while the next one uses its thread", async () => {
      const { client, models } = server;
      const thread = await newThread();
      const first = await follow(client, thread, "panel", { input });
      await first.events;
      models.hold("ada");
      const next = await follow(client, thread, "panel", { input });
      const values = await client.runs.join(thread, first.runId);
      expect(values).toMatchObject({ messages: { length: 2 } });
      models.release("ada");
      await next.events;
    });

    test("the values of a run to all clients that wait for it, though the next one has its thread", async () => {
      const { client, models } = server;
      const thread = await newThread();
      models.hold("ada");
      const first = await follow(client, thread, "panel", { input });
      const joins = Array.from({ length: 20 }, () => client.runs.join(thread, first.runId));
      models.release("ada");
      await first.events;
      models.hold("ada");
      const next = await follow(client, thread, "panel", { input });
      const values = await Promise.all(joins);
      expect(values).toEqual(values.map(() => values[0]));
      expect(values[0]).toMatchObject({ messages: { length: 2 } });
      models.release("ada");
      await next.events;
    });

    test("the error of a run that was cancelled, while the next one uses its thread", async () => {
      const { client, models } = server;
      const thread = await newThread();
      models.hold("ada");
      const first = await follow(client, thread, "panel", { input });
      await client.runs.cancel(thread, first.runId, true);
      const next = await follow(client, thread, "panel", { input });
      const values = await client.runs.join(thread, first.runId);
      expect(values).toMatchObject({ __error__: { error: "ABORTED" } });
      models.release("ada");
      await next.events;
    });

    test("a run that is saved only at its end", async () => {
      const { client } = server;
      const thread = await newThread();
      await client.runs.wait(thread, "panel", { input, durability: "exit" });
      expect(await client.threads.getHistory(thread)).toHaveLength(1);
    });

    test("a run without a thread whose thread is kept", async () => {
      const response = await fetch(`${server.url}/runs/wait`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ assistant_id: "panel", input, on_completion: "keep" }),
      });
      await response.json();
      const thread = response.headers.get("content-location")?.split("/")[2] ?? "";
      expect(await server.client.threads.getState(thread)).toHaveProperty("values.answer");
    });

    test("states before another, and one with the graphs inside it", async () => {
      const { client } = server;
      const thread = await newThread();
      await client.runs.wait(thread, "panel", { input });
      const [newest, ...older] = await client.threads.getHistory(thread);
      const { checkpoint_id: id } = newest?.checkpoint ?? {};
      const before = { configurable: { checkpoint_id: id } };
      expect(await client.threads.getHistory(thread, { before })).toEqual(older);
      const checkpoint = older[0]?.checkpoint ?? undefined;
      const state = await client.threads.getState(thread, checkpoint, { subgraphs: true });
      expect(state.checkpoint).toEqual(checkpoint);
    });

    test("assistants by name and metadata, in parts", async () => {
      const { assistants } = server.client;
      const names = async (query: Parameters<typeof assistants.search>[0]) =>
        (await assistants.search({ ...query })).map(({ name }) => name);
      expect(await names({ name: "VIEW" })).toEqual(["review"]);
      expect(await names({ metadata: { created_by: "system" } })).toEqual(["panel", "review"]);
      expect(await names({ metadata: { created_by: "ada" } })).toEqual([]);
      expect(await names({ offset: 1 })).toEqual(["review"]);
      const first = await assistants.search({ limit: 1, includePagination: true });
      expect([first.assistants.length, first.next]).toEqual([1, "1"]);
    });
  },
);
