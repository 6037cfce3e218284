/** What LangGraph's SDK for chat interfaces (`useStream`) shows of a run that it reads over HTTP. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { expect, onTestFinished, test } from "vitest";
import type { MoaApp, RunInput } from "../src/index.js";
import { compile } from "../src/index.js";
import { duet, modelsIn, panelOf } from "./panel.js";

interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
}

/** The parts of the SDK that `useStream` is made of. */
interface Sdk {
  FetchStreamTransport: new (options: { apiUrl: string }) => {
    stream(payload: object): Promise<AsyncIterable<StreamEvent>>;
  };
  MessageTupleManager: new () => {
    readonly chunks: Readonly<Record<string, { readonly chunk: BaseMessage }>>;
    add(message: unknown, metadata: unknown): string | null;
  };
}

// It is a dependency of LangGraph, not of core.
const langgraph = createRequire(import.meta.url).resolve("@langchain/langgraph");
const sdk = createRequire(langgraph)("@langchain/langgraph-sdk/ui") as Sdk;

/** Serves the runs of an app as server-sent events for the duration of a test. */
async function serve(app: MoaApp): Promise<string> {
  const server = createServer((request, response) => {
    void answerRequest(app, request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs the app with the input of a request, and answers with what its stream shows. */
async function answerRequest(app: MoaApp, request: IncomingMessage, response: ServerResponse) {
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return;
  const { input } = JSON.parse(body) as { readonly input: Exclude<RunInput, null> };
  const streamMode: ("messages" | "values")[] = ["messages", "values"];
  const stream = await app.stream(input, { streamMode, encoding: "text/event-stream" });
  response.writeHead(200, { "content-type": "text/event-stream" });
  Readable.fromWeb(stream as never).pipe(response);
}

/** The texts of the assistant that the interface shows while the run goes on, and those of its end. */
async function shownOf(app: MoaApp): Promise<{ streamed: string[]; atEnd: string[] }> {
  const transport = new sdk.FetchStreamTransport({ apiUrl: await serve(app) });
  const manager = new sdk.MessageTupleManager();
  const payload = { input: { messages: [{ type: "human", content: "Why?" }] } };
  const { signal } = new AbortController();
  let values: { messages?: readonly { readonly type: string; readonly content: string }[] } = {};
  for await (const { event, data } of await transport.stream({ ...payload, signal })) {
    if (event === "values") values = data as typeof values;
    if (event === "messages") manager.add(...(data as [unknown, unknown]));
  }
  const { messages = [] } = values;
  return {
    streamed: Object.values(manager.chunks).map(({ chunk }) => chunk.text),
    atEnd: messages.flatMap(({ type, content }) => (type === "ai" ? [content] : [])),
  };
}

test("shows one answer and no draft", async () => {
  const { app } = panelOf(duet);
  expect(await shownOf(app)).toEqual({ streamed: ["fuse says"], atEnd: ["fuse says"] });
});

test("shows at the end what a step has replaced", async () => {
  const guard = () => ({ messages: [new AIMessage("No.")], answer: "No." });
  const replace = ({ answer }: { answer: string }) => ({ answer: `${answer} (checked)` });
  const app = compile(duet, { models: modelsIn(duet, {}), after: { replace } });
  expect(await shownOf(app)).toEqual({ streamed: ["fuse says"], atEnd: ["fuse says (checked)"] });
  const other = compile(duet, { models: modelsIn(duet, {}), after: { guard } });
  expect(await shownOf(other)).toEqual({
    streamed: ["fuse says", "No."],
    atEnd: ["fuse says", "No."],
  });
});
