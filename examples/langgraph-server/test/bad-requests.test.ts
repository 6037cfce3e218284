import type { Client } from "@langchain/langgraph-sdk";
import { hasPostgres, sharedPostgres } from "@moagraph/test-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { follow, lastOf, valuesOf } from "./followed-run.js";
import { secretKey, startTestedServer, type TestedServer } from "./test-server.js";

const question = "What causes tides?";
const input = { messages: [{ role: "user", content: question }] };
const unknownId = "00000000-0000-4000-8000-000000000000";

describe.skipIf(!hasPostgres())("a server refuses (needs PostgreSQL)", () => {
  let server: TestedServer;

  beforeAll(async () => {
    server = await startTestedServer(await sharedPostgres());
  });
  afterAll(() => server.close());

  const newThread = async (): Promise<string> => (await server.client.threads.create()).thread_id;

  async function post(
    path: string,
    body: string,
    type = "application/json",
  ): Promise<{ status: number; body: unknown }> {
    const headers = { "content-type": type };
    const response = await fetch(server.url + path, { method: "POST", headers, body });
    return { status: response.status, body: await response.json() };
  }

  test("a thread that does not exist, with 404", async () => {
    await expect(server.client.runs.wait(unknownId, "panel", { input })).rejects.toThrow(
      `HTTP 404: {"error":"UNKNOWN_THREAD","message":"No thread has the id ${unknownId}.`,
    );
  });

  test("an assistant that does not exist, and names those that do", async () => {
    await expect(server.client.runs.wait(await newThread(), "panell", { input })).rejects.toThrow(
      'HTTP 404: {"error":"UNKNOWN_ASSISTANT","message":"No assistant is called \\"panell\\". This server has panel, review."}',
    );
  });

  test("a thread of another graph, and names both", async () => {
    const thread = await newThread();
    await server.client.runs.wait(thread, "panel", { input });
    await expect(server.client.runs.wait(thread, "review", { input })).rejects.toThrow(
      /409.*GRAPH_CHANGED.*belongs to the graph \\"panel\\", and the request asks for \\"review\\"/,
    );
  });

  test("the second of two graphs that start at once on a new thread", async () => {
    const { client, models } = server;
    const thread = await newThread();
    models.hold("ada");
    const runs = ["panel", "review"].map(async (graph) => {
      await client.runs.wait(thread, graph, { input });
      return graph;
    });
    await expect(Promise.race(runs)).rejects.toThrow(/409.*THREAD_BUSY/);
    models.release("ada");
    const first = await Promise.any(runs);
    expect(await client.threads.get(thread)).toHaveProperty("metadata.graph_id", first);
  });

  test("a run that does not exist, with 404", async () => {
    await expect(server.client.runs.cancel(await newThread(), unknownId)).rejects.toThrow(
      /404.*UNKNOWN_RUN/,
    );
  });

  test("an idempotency key with another request, with 422", async () => {
    const thread = await newThread();
    const metadata = { idempotency_key: "order-17" };
    await server.client.runs.wait(thread, "panel", { input, metadata });
    const other = { input: { messages: "Something else." }, metadata };
    await expect(server.client.runs.wait(thread, "panel", other)).rejects.toThrow(
      /422.*KEY_REUSED.*order-17/,
    );
  });

  test("runs in the background, with 501", async () => {
    await expect(server.client.runs.create(await newThread(), "panel", { input })).rejects.toThrow(
      /501.*NOT_SUPPORTED.*runs\/stream/,
    );
  });

  test.each([
    "{",
    "[]",
    "null",
    "{}",
    '{"assistant_id":17}',
    '{"assistant_id":"panel","config":1}',
    '{"assistant_id":"panel","config":null}',
    '{"assistant_id":"panel","config":{"configurable":"x"}}',
    '{"assistant_id":"panel","metadata":null}',
    '{"assistant_id":"panel","config":{"recursion_limit":0}}',
    '{"assistant_id":"panel","durability":"never"}',
    '{"assistant_id":"panel","metadata":{"idempotency_key":17}}',
  ])("the body %s, with 422", async (body) => {
    const { status, body: answer } = await post(`/threads/${await newThread()}/runs/stream`, body);
    expect(status).toBe(422);
    expect(answer).toMatchObject({ error: "INVALID_REQUEST" });
  });

  test.each([
    ["an idempotency key of 256 characters", { metadata: { idempotency_key: "k".repeat(256) } }],
    ["50,000 lists in each other", { input: "nested" }],
  ])("%s, with 422", async (_, more) => {
    const nested = "[".repeat(50_000) + "]".repeat(50_000);
    const body = JSON.stringify({ assistant_id: "panel", ...more }).replace('"nested"', nested);
    const { status, body: answer } = await post(`/threads/${await newThread()}/runs/stream`, body);
    expect([status, answer]).toMatchObject([422, { error: "INVALID_REQUEST" }]);
  });

  test.each(["webhook", "after_seconds", "feedback_keys", "checkpoint_during"])(
    "%s, which it would have to ignore, with 501",
    async (field) => {
      const body = JSON.stringify({ assistant_id: "panel", input, [field]: ["helpful"] });
      const { status, body: answer } = await post("/runs/wait", body);
      expect([status, answer]).toMatchObject([501, { error: "NOT_SUPPORTED" }]);
    },
  );

  test("an idempotency key without a thread, which it would have to ignore, with 501", async () => {
    const metadata = { idempotency_key: "order-17" };
    await expect(server.client.runs.wait(null, "panel", { input, metadata })).rejects.toThrow(
      /501.*NOT_SUPPORTED.*Create a thread/,
    );
  });

  test.each([{ if_exists: "raise" }, { supersteps: [] }, { ttl: 5 }])(
    "a new thread with %j, with 501",
    async (thread) => {
      const { status, body } = await post("/threads", JSON.stringify(thread));
      expect([status, body]).toMatchObject([501, { error: "NOT_SUPPORTED" }]);
    },
  );

  test.each<[string, (client: Client, thread: string) => Promise<unknown>]>([
    ["ttl", (client, thread) => client.threads.update(thread, { ttl: 5 })],
    ["include", (client, thread) => client.threads.get(thread, { include: ["ttl"] })],
    [
      "select",
      (client, thread) => client.threads.getState(thread, undefined, { select: ["next"] }),
    ],
    ["select", (client, thread) => client.threads.getHistory(thread, { select: ["next"] })],
    ["select", (client, thread) => client.runs.list(thread, { select: ["status"] })],
    ["action", (client, thread) => client.runs.cancel(thread, unknownId, false, "rollback")],
    ["sort_by", ({ assistants }) => assistants.search({ sortBy: "name" })],
  ])("%s, which LangGraph's client sends and it would have to ignore: %s", async (field, ask) => {
    await expect(ask(server.client, await newThread())).rejects.toThrow(
      new RegExp(`HTTP 501.*NOT_SUPPORTED.*${field}`),
    );
  });

  test("a cancel of a kind that does not exist, with 422", async () => {
    const path = `/threads/${await newThread()}/runs/${unknownId}/cancel?action=kill`;
    const { status, body } = await post(path, "");
    expect([status, body]).toMatchObject([422, { error: "INVALID_REQUEST" }]);
  });

  // A web page of any origin may send such a body without asking.
  test("a body that is not sent as JSON, with 415", async () => {
    const body = JSON.stringify({ assistant_id: "panel", input });
    const { status, body: answer } = await post("/runs/wait", body, "text/plain");
    expect([status, answer]).toMatchObject([415, { error: "INVALID_REQUEST" }]);
  });

  test("a thread id in another form, so that a thread has one history and one lock", async () => {
    const id = await newThread();
    for (const other of [id.toUpperCase(), `{${id}}`, id.replaceAll("-", "")]) {
      await expect(server.client.runs.wait(other, "panel", { input })).rejects.toThrow(
        /422.*INVALID_REQUEST.*lower case/,
      );
    }
  });

  test.each(["%zz", "%00", "a%2Fb"])("the thread id %s, with 422", async (id) => {
    const response = await fetch(`${server.url}/threads/${id}/state`);
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { error: "INVALID_REQUEST" },
    ]);
  });

  test("to give a thread to another graph", async () => {
    const { thread_id: id } = await server.client.threads.create({ graphId: "panel" });
    const change = server.client.threads.update(id, { metadata: { graph_id: "review" } });
    await expect(change).rejects.toThrow(/409.*GRAPH_CHANGED.*asks for \\"review\\"/);
    const same = { graph_id: "panel", topic: "tides" };
    expect(await server.client.threads.update(id, { metadata: same })).toHaveProperty(
      "metadata.topic",
      "tides",
    );
  });

  test.each(["\u0000", "\uD800"])(
    "a history by text that PostgreSQL cannot hold: %j, with 422",
    async (text) => {
      const path = `/threads/${await newThread()}/history`;
      const { status, body } = await post(path, JSON.stringify({ metadata: { topic: text } }));
      expect([status, body]).toMatchObject([422, { error: "INVALID_REQUEST" }]);
    },
  );

  test.each([
    ["a ledger that has no calls", { values: { ledger: [1] }, as_node: "fuse" }],
    ["a graph inside that does not exist", { values: {}, checkpoint: { checkpoint_ns: "x" } }],
  ])("a new state with %s, with 422", async (_, state) => {
    const { thread_id: id } = await server.client.threads.create({ graphId: "panel" });
    const { status } = await post(`/threads/${id}/state`, JSON.stringify(state));
    expect(status).toBe(422);
  });

  test.each(["/threads/search", "/assistants/search", "/threads"])(
    "a body that is no JSON at %s, with a code",
    async (path) => {
      const { status, body } = await post(path, "{");
      expect(status).toBeLessThan(500);
      expect(body).toMatchObject({ error: "INVALID_REQUEST" });
    },
  );

  test("a search that langgraph-api's schemas refuse, with a code", async () => {
    const { status, body } = await post("/threads/search", '{"sort_by":"1; DROP TABLE x"}');
    expect([status, body]).toMatchObject([422, { error: "INVALID_REQUEST" }]);
  });

  test.each([{ status: "busy" }, { ids: [] }, { values: {} }, { sort_by: "status" }])(
    "a search by what it cannot search by: %j",
    async (search) => {
      const { status, body } = await post("/threads/search", JSON.stringify(search));
      expect([status, body]).toMatchObject([501, { error: "NOT_SUPPORTED" }]);
    },
  );

  test.each([-1, 0, 1.5, "ten"])("a history of %j states, with 422", async (limit) => {
    const path = `/threads/${await newThread()}/history`;
    const { status, body } = await post(path, JSON.stringify({ limit }));
    expect([status, body]).toMatchObject([422, { error: "INVALID_REQUEST" }]);
  });

  test.each(["limit=abc", "limit=-1", "limit=", "offset=1e3", "status=done"])(
    "a list of runs with %s, with 422",
    async (query) => {
      const address = `${server.url}/threads/${await newThread()}/runs?${query}`;
      const response = await fetch(address);
      expect([response.status, await response.json()]).toMatchObject([
        422,
        { error: "INVALID_REQUEST" },
      ]);
    },
  );

  test.each(["commands", "stream/events"])(
    "the newer protocol at %s, and says what to use",
    async (route) => {
      const start = { id: 1, method: "run.start", params: { assistant_id: "panel", input } };
      const { status, body } = await post(
        `/threads/${await newThread()}/${route}`,
        JSON.stringify({ ...start, channels: [] }),
      );
      expect([status, body]).toMatchObject([501, { error: "NOT_SUPPORTED" }]);
      expect(JSON.stringify(body)).toContain("/runs/stream");
    },
  );

  test.each<[string, (client: Client, thread: string) => Promise<unknown>]>([
    ["runs.cancelMany", ({ runs }, threadId) => runs.cancelMany({ threadId })],
    ["runs.createBatch", ({ runs }) => runs.createBatch([{ assistantId: "panel", input }])],
    ["runs.delete", ({ runs }, thread) => runs.delete(thread, unknownId)],
    ["threads.copy", ({ threads }, thread) => threads.copy(thread)],
    ["threads.count", ({ threads }) => threads.count()],
    ["threads.joinStream", ({ threads }, thread) => threads.joinStream(thread).next()],
    ["threads.patchState", ({ threads }, thread) => threads.patchState(thread, {})],
    ["threads.prune", ({ threads }, thread) => threads.prune([thread])],
    ["assistants.count", ({ assistants }) => assistants.count()],
    ["assistants.create", ({ assistants }) => assistants.create({ graphId: "panel" })],
    ["assistants.delete", ({ assistants }) => assistants.delete("panel")],
    ["assistants.getGraph", ({ assistants }) => assistants.getGraph("panel")],
    ["assistants.getSchemas", ({ assistants }) => assistants.getSchemas("panel")],
    ["assistants.getSubgraphs", ({ assistants }) => assistants.getSubgraphs("panel")],
    ["assistants.getVersions", ({ assistants }) => assistants.getVersions("panel")],
    ["assistants.setLatest", ({ assistants }) => assistants.setLatest("panel", 1)],
    ["assistants.update", ({ assistants }) => assistants.update("panel", {})],
    ["crons.search", ({ crons }) => crons.search()],
    ["store.getItem", ({ store }) => store.getItem(["notes"], "tides")],
  ])("%s of LangGraph's client, which it lacks, with 404", async (_, ask) => {
    await expect(ask(server.client, await newThread())).rejects.toThrow(
      /HTTP 404.*NOT_FOUND.*no route/,
    );
  });

  test.each(["__proto__", "constructor", "panell"])(
    "to read a thread of the graph %s, and no object of the process is changed",
    async (graph) => {
      const { thread_id: id } = await server.client.threads.create({ graphId: graph });
      await expect(server.client.threads.getState(id)).rejects.toThrow(/404.*UNKNOWN_ASSISTANT/);
      expect({}).not.toHaveProperty("checkpointer");
      expect(Object).not.toHaveProperty("checkpointer");
    },
  );

  test("to change or delete a thread that a run uses", async () => {
    const { client, models } = server;
    const thread = await newThread();
    models.hold("ada");
    const run = await follow(client, thread, "panel", { input, streamMode: "values" });
    await expect(client.threads.updateState(thread, { values: {} })).rejects.toThrow(
      /409.*THREAD_BUSY/,
    );
    await expect(client.threads.delete(thread)).rejects.toThrow(/409.*THREAD_BUSY/);
    models.release("ada");
    expect(await valuesOf(run)).toHaveProperty("answer");
    await client.threads.delete(thread);
    await expect(client.threads.get(thread)).rejects.toThrow(/404.*UNKNOWN_THREAD/);
  });

  test("a new state of a step that does not exist, with 422", async () => {
    const { client } = server;
    const { thread_id: id } = await client.threads.create({ graphId: "panel" });
    await expect(client.threads.updateState(id, { values: {}, asNode: "x" })).rejects.toThrow(
      /422.*INVALID_REQUEST.*Node \\"x\\" does not exist/,
    );
  });

  test("settings of LangGraph's own, such as that nothing is saved", async () => {
    const thread = await newThread();
    const configurable = { __pregel_checkpointer: null, __pregel_durability: "exit" };
    await server.client.runs.wait(thread, "panel", { input, config: { configurable } });
    expect(await server.client.threads.getState(thread)).toHaveProperty("values.answer");
  });

  test("a stream mode that does not exist, with 422, and the thread can be used", async () => {
    const thread = await newThread();
    const body = JSON.stringify({ assistant_id: "panel", input, stream_mode: "everything" });
    const { status, body: answer } = await post(`/threads/${thread}/runs/stream`, body);
    expect([status, answer]).toMatchObject([422, { error: "INVALID_REQUEST" }]);
    expect(await server.client.runs.wait(thread, "panel", { input })).toHaveProperty("answer");
  });

  test("an id that is no UUID, with 422", async () => {
    await expect(server.client.runs.wait("thread-1", "panel", { input })).rejects.toThrow(
      /422.*INVALID_REQUEST.*UUID/,
    );
  });

  test("a body of more than 4 MiB, with 413", async () => {
    const body = JSON.stringify({ assistant_id: "panel", input: "x".repeat(5 * 1024 * 1024) });
    const { status, body: answer } = await post(`/threads/${await newThread()}/runs/stream`, body);
    expect([status, answer]).toMatchObject([413, { error: "BODY_TOO_LARGE" }]);
  });

  test("an input that the graph refuses, with the code of its error", async () => {
    const run = await follow(server.client, await newThread(), "panel", {
      input: { messages: [] },
      streamMode: "values",
    });
    expect(await lastOf(run, "error")).toMatchObject({ error: "EMPTY_PROMPT" });
  });

  test("to show keys, prompts or stacks in the error of a stream", async () => {
    server.models.fail({ status: 401, message: `The key ${secretKey} is wrong.` });
    const run = await follow(server.client, await newThread(), "panel", {
      input,
      streamMode: "updates",
    });
    const shown = JSON.stringify(await lastOf(run, "error"));
    expect(shown).toContain('"error":"NO_USABLE_PROPOSAL"');
    expect(shown).not.toMatch(new RegExp(`${secretKey}|${question}|\\.js:|    at `));
  });
});
