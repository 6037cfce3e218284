import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { MemorySaver } from "@langchain/langgraph";
import { RemoteGraph } from "@langchain/langgraph/remote";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Call, compile, defineGraph, proposer } from "../src/index.js";

const graph = defineGraph({ name: "solo", nodes: { a: proposer({ model: "a" }) }, output: "a" });

/** What a server of LangGraph's protocol was asked, and the events that it sends. */
const asked: { path: string; body: Record<string, unknown> }[] = [];
let events: [event: string, data: unknown][] = [];
let onRequest: () => void = () => {};
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return;
  asked.push({ path: request.url ?? "", body: JSON.parse(body) as Record<string, unknown> });
  response.writeHead(200, { "content-type": "text/event-stream" });
  onRequest();
  for (const [event, data] of events) {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
  if (events.length > 0) response.end();
}

const question = { type: "human", content: "Why?" };
const usage = { input_tokens: 30, output_tokens: 4, total_tokens: 34 };
const reply = {
  type: "ai",
  content: "Noon.",
  id: "m",
  usage_metadata: usage,
  response_metadata: { model_name: "gpt-9" },
};

describe("a graph on a server", () => {
  const app = () =>
    compile(graph, {
      models: { a: new RemoteGraph({ graphId: "agent", url }) },
      checkpointer: new MemorySaver(),
    });

  test("gets the conversation, and nothing of the run around it", async () => {
    const called = {
      ...reply,
      id: "c",
      content: "",
      tool_calls: [{ name: "x", args: {}, id: "1" }],
    };
    const result = { type: "tool", content: "It is noon.", tool_call_id: "1" };
    events = [["values", { messages: [question, called, result, reply] }]];
    const config = { configurable: { thread_id: "mine", tenant: "t" } };
    const { answer, ledger } = await app().invoke("Why?", config);
    expect(answer).toBe("Noon.");
    expect(ledger[0]).toMatchObject({ status: "ok", inputTokens: 60, outputTokens: 8 });
    const inner = { model: "gpt-9", inputTokens: 30, outputTokens: 4 };
    expect(ledger[0]?.innerCalls).toMatchObject([inner, inner]);
    const [{ path, body } = { path: "", body: {} }] = asked;
    expect(path).toBe("/runs/stream");
    expect(body["input"]).toMatchObject({ messages: [{ content: "Why?", role: "human" }] });
    expect(body["config"]).toMatchObject({ configurable: { tenant: "t" } });
    const { configurable = {} } = body["config"] as { configurable?: object };
    expect(Object.keys(configurable)).toEqual(["tenant"]);
  });

  test.each([
    ["updates", { __interrupt__: [{ value: "Which city?" }] }, "MEMBER_INTERRUPTED"],
    ["error", { error: "Boom", message: "Out of memory." }, "CALL_FAILED"],
  ])("fails with a typed error after %s", async (event, data, code) => {
    events = [[event, data]];
    const error: unknown = await app()
      .invoke("Why?", { configurable: { thread_id: "other" } })
      .catch((thrown: unknown) => thrown);
    const { ledger } = error as { readonly ledger: readonly Call[] };
    expect(ledger.map((call) => call.error?.code)).toEqual([code]);
  });

  test("stops with the run", async () => {
    events = [];
    const controller = new AbortController();
    onRequest = () => controller.abort(new Error("enough"));
    const closed = new Promise<void>((resolve) => {
      server.once("request", (request: IncomingMessage) => request.socket.once("close", resolve));
    });
    const config = { signal: controller.signal, configurable: { thread_id: "third" } };
    await expect(app().invoke("Why?", config)).rejects.toThrow("enough");
    await closed;
  });
});
