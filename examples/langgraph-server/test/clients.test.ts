import { Command, isGraphInterrupt } from "@langchain/langgraph";
import { Client, type StreamMode } from "@langchain/langgraph-sdk";
import { RemoteGraph } from "@langchain/langgraph/remote";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { follow, valuesOf } from "./followed-run.js";
import { startAnother, startTestedServer, type TestedServer } from "./test-server.js";

const input = { messages: [{ role: "user", content: "What causes tides?" }] };
const thanks = { messages: [{ role: "user", content: "Thank you." }] };

describe.skipIf(!hasPostgres())("a server (needs PostgreSQL)", () => {
  let server: TestedServer;

  beforeAll(async () => {
    server = await startTestedServer(await sharedPostgres());
  });
  beforeEach(() => server.models.reset());
  afterAll(() => server.close());

  const newThread = async (): Promise<string> => (await server.client.threads.create()).thread_id;

  describe("streams to LangGraph's client", () => {
    const kindsOf = async (streamMode: StreamMode) => {
      const run = await follow(server.client, await newThread(), "panel", { input, streamMode });
      return (await run.events).map(({ event }) => event);
    };

    test("the states of a run", async () => {
      const run = await follow(server.client, await newThread(), "panel", {
        input,
        streamMode: "values",
      });
      expect(await valuesOf(run)).toMatchObject({ answer: "An answer of chair." });
    });

    test("what each node has written", async () => {
      const run = await follow(server.client, await newThread(), "panel", {
        input,
        streamMode: "updates",
      });
      const steps = (await run.events).flatMap(({ event, data }) =>
        event === "updates" ? Object.keys(data as object) : [],
      );
      expect(steps).toEqual(["begin", expect.any(String), expect.any(String), "fuse"]);
    });

    test("the words of the answer", async () => {
      const run = await follow(server.client, await newThread(), "panel", {
        input,
        streamMode: "messages-tuple",
      });
      const words = (await run.events).flatMap(({ event, data }) =>
        event === "messages" ? [(data as [{ content: string }])[0].content] : [],
      );
      expect(words.join("")).toBe("An answer of chair.");
    });

    test("the events of each call", async () => {
      const run = await follow(server.client, await newThread(), "panel", {
        input,
        streamMode: "custom",
      });
      const calls = (await run.events).filter(
        ({ data }) => (data as { type?: string } | null)?.type === "call-start",
      );
      expect(calls).toHaveLength(3);
    });

    test("the words of the answer only: no other model is asked for a stream", async () => {
      await kindsOf("messages-tuple");
      expect(server.models.streamed()).toEqual(["chair"]);
    });

    test.each([
      ["messages", "messages/partial"],
      ["events", "events"],
      ["debug", "debug"],
    ] as const)("what the mode %s shows", async (streamMode, kind) => {
      expect(await kindsOf(streamMode)).toContain(kind);
    });

    test("the name of the run first, and the end last", async () => {
      const kinds = await kindsOf("values");
      expect([kinds.at(0), kinds.at(-1)]).toEqual(["metadata", "end"]);
    });
  });

  describe("keeps threads", () => {
    test("with the conversation of their runs", async () => {
      const thread = await newThread();
      await server.client.runs.wait(thread, "panel", { input });
      await server.client.runs.wait(thread, "panel", { input: thanks });
      const { values } = await server.client.threads.getState<{ messages: unknown[] }>(thread);
      expect(values.messages).toHaveLength(4);
    });

    test("with a history of their states, the newest first", async () => {
      const thread = await newThread();
      await server.client.runs.wait(thread, "panel", { input });
      const [newest, ...older] = await server.client.threads.getHistory(thread);
      expect(newest?.next).toEqual([]);
      expect(older.length).toBeGreaterThan(1);
    });

    test("that are found by their metadata", async () => {
      const { thread_id: thread } = await server.client.threads.create({
        metadata: { customer: "c-17" },
      });
      await newThread();
      const found = await server.client.threads.search({ metadata: { customer: "c-17" } });
      expect(found.map(({ thread_id: id }) => id)).toEqual([thread]);
    });

    test("until they are deleted", async () => {
      const thread = await newThread();
      await server.client.runs.wait(thread, "panel", { input });
      await server.client.threads.delete(thread);
      await expect(server.client.threads.get(thread)).rejects.toThrow(/404.*UNKNOWN_THREAD/);
    });
  });

  test("is not started a second time on its port, and says so", async () => {
    const port = Number(new URL(server.url).port);
    await expect(startAnother(server, { port })).rejects.toMatchObject({
      code: "PORT_FAILED",
      message: `The server cannot listen on 127.0.0.1:${port}: EADDRINUSE.`,
    });
  });

  test("lets only web pages of allowed origins use it", async () => {
    const origin = "https://chat.example";
    const open = await startAnother(server, { allowedOrigins: [origin] });
    const allowedBy = async (url: string): Promise<string | null> => {
      const { headers } = await fetch(`${url}/ok`, { headers: { origin } });
      return headers.get("access-control-allow-origin");
    };
    expect([await allowedBy(open.url), await allowedBy(server.url)]).toEqual([origin, null]);
    await open.close();
  });

  test("is closed once, also by two signals", async () => {
    const other = await startAnother(server);
    const ends = await Promise.allSettled([other.close(), other.close()]);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  });

  test("lists its graphs as assistants", async () => {
    const assistants = await server.client.assistants.search();
    expect(assistants.map(({ graph_id: id }) => id)).toEqual(["panel", "review"]);
  });

  test("answers a client that waits with values, whatever stream it asks for", async () => {
    const response = await fetch(`${server.url}/runs/wait`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ assistant_id: "panel", input, stream_mode: "updates" }),
    });
    expect(await response.json()).toMatchObject({ answer: "An answer of chair." });
  });

  test("deletes the thread of a run that was started without one", async () => {
    let thread = "";
    const values = await server.client.runs.wait(null, "panel", {
      input,
      onRunCreated: ({ thread_id: id = "" }) => void (thread = id),
    });
    expect(values).toMatchObject({ answer: "An answer of chair." });
    await expect(server.client.threads.get(thread)).rejects.toThrow(/404.*UNKNOWN_THREAD/);
  });

  test.each([
    ["at once", 0],
    ["while models are asked", 2],
  ])("keeps nothing of a run without a thread if its client leaves %s", async (_, asked) => {
    const { models, url } = server;
    models.hold("ada");
    models.hold("bob");
    const client = new AbortController();
    const { body } = await fetch(`${url}/runs/stream`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ assistant_id: "panel", input }),
      signal: client.signal,
    });
    await expect.poll(() => models.asked().length).toBeGreaterThanOrEqual(asked);
    client.abort();
    await body?.cancel().catch(() => undefined);
    await expect.poll(async () => threadsAlone()).toBe(0);
    models.release("ada");
    models.release("bob");
    // What is written late is there after another run.
    await server.client.runs.wait(null, "panel", { input });
    expect(await checkpointsAlone()).toBe(0);
  });

  async function threadsAlone(): Promise<unknown> {
    return count("server_runs WHERE request LIKE '%on_completion%'");
  }

  async function checkpointsAlone(): Promise<unknown> {
    return count("checkpoints WHERE thread_id NOT IN (SELECT thread_id::text FROM server_threads)");
  }

  async function count(rows: string): Promise<unknown> {
    const database = new pg.Client(server.databaseUrl);
    await database.connect();
    const { rows: found } = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${rows}`,
    );
    await database.end();
    return found[0]?.n;
  }

  describe("asks a person", () => {
    test("and the run continues with the reply", async () => {
      const thread = await newThread();
      await server.client.runs.wait(thread, "review", { input });
      const { tasks } = await server.client.threads.getState(thread);
      expect(tasks[0]?.interrupts[0]?.value).toMatchObject({ ask: "Which answer may we send?" });
      const run = await follow(server.client, thread, "review", {
        command: { resume: { choice: 2 } },
        streamMode: "values",
      });
      expect(await valuesOf(run)).toMatchObject({ answer: "An answer of bob." });
    });

    test("and the run has ended, whatever the client reads of it", async () => {
      for (const streamMode of ["values", "custom"] as const) {
        const thread = await newThread();
        const run = await follow(server.client, thread, "review", { input, streamMode });
        await run.events;
        expect(await server.client.runs.get(thread, run.runId)).toHaveProperty("status", "success");
      }
    });
  });

  describe("is a graph to RemoteGraph", () => {
    const remote = (graphId: string): RemoteGraph => new RemoteGraph({ graphId, url: server.url });
    const inThread = (id: string) => ({ configurable: { thread_id: id } });

    test("that is invoked in a thread, which it creates", async () => {
      const config = inThread(crypto.randomUUID());
      const values = await remote("panel").invoke(input, config);
      expect(values).toMatchObject({ answer: "An answer of chair." });
      const state = await remote("panel").getState(config);
      expect(state.values).toMatchObject({ answer: "An answer of chair." });
    });

    test("that streams", async () => {
      const steps = [];
      const stream = await remote("panel").stream(input, { streamMode: "updates" });
      for await (const update of stream) steps.push(...Object.keys(update as object));
      expect(steps).toContain("fuse");
    });

    test("whose question to a person is a GraphInterrupt, answered with a Command", async () => {
      const config = inThread(crypto.randomUUID());
      const asked: unknown = await remote("review")
        .invoke(input, config)
        .catch((error: unknown) => error);
      expect(isGraphInterrupt(asked) && asked.interrupts[0]?.value).toMatchObject({
        ask: "Which answer may we send?",
      });
      const values = await remote("review").invoke(new Command({ resume: { choice: 1 } }), config);
      expect(values).toMatchObject({ answer: "An answer of ada." });
    });
  });

  test("aborts the requests to models when its client leaves", async () => {
    server.models.hold("ada");
    const leaving = new AbortController();
    const run = await follow(server.client, await newThread(), "panel", {
      input,
      streamMode: "custom",
      signal: leaving.signal,
    });
    await expect.poll(() => server.models.asked()).toEqual(["ada", "bob"]);
    leaving.abort();
    await run.events.catch(() => undefined);
    await expect.poll(() => server.models.left()).toEqual(["ada"]);
    server.models.release("ada");
  });

  test("gives a thread to one of 50 runs at once, and refuses the others", async () => {
    const thread = await newThread();
    const callerOptions = { maxRetries: 0, maxConcurrency: 50 };
    const client = new Client({ apiUrl: server.url, callerOptions });
    const refusals: string[] = [];
    const onRefusal = (error: unknown): void => {
      if (refusals.push(String(error)) === 49) server.models.release("ada");
    };
    server.models.hold("ada");
    const run = (): Promise<unknown> => client.runs.wait(thread, "panel", { input });
    await Promise.all(Array.from({ length: 50 }, () => run().catch(onRefusal)));
    expect(refusals.filter((text) => /HTTP 409.*THREAD_BUSY/.test(text))).toHaveLength(49);
    expect(server.models.asked()).toEqual(["ada", "bob", "chair"]);
  });
});
