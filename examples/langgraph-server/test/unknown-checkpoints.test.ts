import type { Checkpoint } from "@langchain/langgraph-sdk";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestedServer, type TestedServer } from "./test-server.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };
const thanks = { messages: [{ role: "user", content: "Thank you." }] };
const refused = /404.*UNKNOWN_CHECKPOINT.*has no checkpoint with the id/;

describe.skipIf(!hasPostgres())(
  "a checkpoint that a thread does not have (needs PostgreSQL)",
  () => {
    let server: TestedServer;
    let thread: string;
    let ofOther: Checkpoint;

    beforeAll(async () => {
      server = await startTestedServer(await sharedPostgres());
      [thread = ""] = await Promise.all([threadWithRun(), threadWithRun().then(keepCheckpoint)]);
      server.models.reset();
    });
    afterAll(() => server.close());

    test("starts no run, so that no conversation is lost", async () => {
      const { runs } = server.client;
      const { checkpoint_id: id } = ofOther;
      const places = [
        { checkpoint: ofOther },
        { checkpointId: id ?? "" },
        { config: { configurable: { checkpoint_id: id } } },
        { config: { configurable: { checkpoint_map: { "": id } } } },
      ];
      for (const place of places) {
        await expect(runs.wait(thread, "panel", { input: thanks, ...place })).rejects.toThrow(
          refused,
        );
      }
      expect(server.models.asked()).toEqual([]);
      expect(await server.client.runs.list(thread)).toHaveLength(1);
    });

    test("is refused by its namespace too: a run would start from the newest state", async () => {
      const checkpoint = { checkpoint_ns: "fuse:1" };
      const body = { assistant_id: "panel", input: thanks, checkpoint };
      const response = await fetch(`${server.url}/threads/${thread}/runs/wait`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect([response.status, await response.json()]).toMatchObject([
        422,
        { error: "INVALID_REQUEST", message: expect.stringContaining("checkpoint_ns") },
      ]);
    });

    test("leaves no new thread behind when a run without a thread asks for it", async () => {
      const { runs, threads } = server.client;
      const before = await threads.search({ limit: 100 });
      const checkpointId = ofOther.checkpoint_id ?? "";
      await expect(runs.wait(null, "panel", { input, checkpointId })).rejects.toThrow(refused);
      expect(await threads.search({ limit: 100 })).toEqual(before);
    });

    test("cannot be read or changed", async () => {
      const { threads } = server.client;
      await expect(threads.getState(thread, ofOther)).rejects.toThrow(refused);
      await expect(threads.getState(thread, ofOther.checkpoint_id ?? "")).rejects.toThrow(refused);
      await expect(threads.getHistory(thread, { checkpoint: ofOther })).rejects.toThrow(refused);
      const change = { values: {}, checkpoint: ofOther };
      await expect(threads.updateState(thread, change)).rejects.toThrow(refused);
    });

    test("is refused, but a run starts from each checkpoint that the thread has", async () => {
      const { client } = server;
      const id = await threadWithRun();
      const [last] = await client.threads.getHistory(id);
      if (last === undefined) throw new Error("The thread has no state.");
      const { checkpoint } = last;
      expect(await client.threads.getHistory(id, { checkpoint, limit: 1 })).toEqual([last]);
      await client.runs.wait(id, "panel", { input: thanks });
      const values = await client.runs.wait(id, "panel", { input: thanks, checkpoint });
      expect(values).toHaveProperty("messages.length", 4);
    });

    async function threadWithRun(): Promise<string> {
      const { thread_id: id } = await server.client.threads.create();
      await server.client.runs.wait(id, "panel", { input });
      return id;
    }

    async function keepCheckpoint(id: string): Promise<string> {
      const { checkpoint } = await server.client.threads.getState(id);
      ofOther = { ...checkpoint, thread_id: id };
      return id;
    }
  },
);
