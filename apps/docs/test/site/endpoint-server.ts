import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** An OpenAI-style endpoint on this machine, for pages. */
export interface EndpointServer {
  readonly baseUrl: string;
  /** The keys that were sent. */
  readonly keys: (string | undefined)[];
  close(): void;
}

/** How the endpoint treats web pages and keys. */
export interface EndpointSettings {
  /** Whether it allows requests from web pages. */
  readonly allowsPages: boolean;
  /** The only key that it accepts. */
  readonly key: string;
}

/** Starts an endpoint that streams `Hello from <model>.` */
export async function startEndpoint(settings: EndpointSettings): Promise<EndpointServer> {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (settings.allowsPages) allowPages(response);
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const { authorization } = request.headers;
    keys.push(authorization);
    if (authorization !== `Bearer ${settings.key}`) return refuse(response);
    return request.url === "/v1/models" ? list(response) : void reply(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { baseUrl, keys, close: () => void server.close() };
}

/** Only what a request for a chat needs: a header that is not listed fails. */
function allowPages(response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "authorization, content-type");
}

function refuse(response: ServerResponse): void {
  response.writeHead(401, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message: "Incorrect API key provided." } }));
}

function list(response: ServerResponse): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ data: [{ id: "small" }, { id: "large" }] }));
}

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return;
  const { model } = JSON.parse(body) as { readonly model: string };
  const chunk = (delta: object, finish_reason: string | null): string =>
    `data: ${JSON.stringify({ id: "1", model, choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  response.setHeader("content-type", "text/event-stream");
  response.write(chunk({ role: "assistant", content: `Hello from ${model}.` }, null));
  response.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
}
