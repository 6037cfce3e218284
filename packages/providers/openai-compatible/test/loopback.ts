import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessage, AIMessageChunk, UsageMetadata } from "@langchain/core/messages";
import type { ChatParams, ModelCapabilities } from "@moagraph/provider-kit";
import { openaiCompatible, type OpenAiCompatibleOptions } from "../src/index.js";

/** A request that the server received. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  };
}

type Answer = (request: Received, response: ServerResponse) => void;

/** A vendor on loopback whose replies are written byte by byte. */
export interface Loopback {
  readonly url: string;
  readonly received: readonly Received[];
  chat(
    params?: ChatParams,
    options?: OpenAiCompatibleOptions,
    capabilities?: ModelCapabilities,
  ): Promise<BaseChatModel>;
}

const servers: Server[] = [];
/** What a provider learns lasts for the process, and ports are used again: each base URL is unique. */
let started = 0;

/** Starts a vendor on loopback. */
export async function serve(answer: Answer): Promise<Loopback> {
  const received: Received[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const content = await text(request).catch(() => undefined);
    if (content === undefined) return;
    const body = JSON.parse(content || "{}") as Received["body"];
    const entry = { method: request.method ?? "", url: request.url ?? "", body };
    received.push(entry);
    answer(entry, response);
  };
  const server = createServer((request, response) => void handle(request, response));
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  started += 1;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${started}/v1`;
  return {
    url,
    received,
    chat: (params = {}, options = {}, capabilities = {}) =>
      openaiCompatible({ baseUrl: url, ...options }).chat("m", params, capabilities),
  };
}

/** Stops all servers. */
export function closeServers(): void {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
}

/** Sends a JSON body. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Sends events and the final `[DONE]`. */
export function sendEvents(response: ServerResponse, events: readonly unknown[]): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end("data: [DONE]\n\n");
}

/** A complete reply. */
export function whole(message: object, finish: unknown = "stop", more: object = {}): object {
  const choices = [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finish }];
  return { id: "c1", object: "chat.completion", model: "m", choices, ...more };
}

/** A chunk of a stream. */
export function chunk(delta: object, finish: unknown = null, more: object = {}): object {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return { id: "c1", object: "chat.completion.chunk", model: "m", choices, ...more };
}

/** Answers with a text, in the form that the request asks for. */
export function say({ body }: Received, response: ServerResponse, content = "Four."): void {
  if (body["stream"] === true) sendEvents(response, [chunk({ content }), chunk({}, "stop")]);
  else sendJson(response, whole({ content }));
}

/** Asks with `invoke`. */
export async function asked(model: BaseChatModel): Promise<AIMessage> {
  return model.invoke([
    ["system", "Be brief."],
    ["user", "2+2?"],
  ]);
}

/** Asks with `stream` and adds up the chunks. */
export async function streamed(model: BaseChatModel): Promise<AIMessage> {
  let sum: AIMessageChunk | undefined;
  const stream = await model.stream([
    ["system", "Be brief."],
    ["user", "2+2?"],
  ]);
  for await (const each of stream) sum = sum === undefined ? each : sum.concat(each);
  if (sum === undefined) throw new Error("Nothing was streamed.");
  return sum;
}

/** Both ways to ask. */
export const ways: readonly (readonly [string, (model: BaseChatModel) => Promise<AIMessage>])[] = [
  ["whole", asked],
  ["streamed", streamed],
];

/** The usage of a message. LangChain's type of some messages lacks it. */
export function usageOf(message: {
  readonly usage_metadata?: UsageMetadata | undefined;
}): UsageMetadata | undefined {
  return message.usage_metadata;
}
