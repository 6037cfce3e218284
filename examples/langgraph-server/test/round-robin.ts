import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A load balancer. */
export interface RoundRobin {
  readonly url: string;
  /** The server that got the last request. */
  last(): string | undefined;
  close(): void;
}

/** Starts a load balancer that gives each request to the next server, and passes over those that are gone. */
export async function startRoundRobin(targets: () => readonly string[]): Promise<RoundRobin> {
  let turn = 0;
  let last: string | undefined;
  const server = createServer((incoming, response) => {
    turn += 1;
    const order = rotated(targets(), turn);
    [last] = order;
    void pass(incoming, response, order);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    last: () => last,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

async function pass(
  incoming: IncomingMessage,
  response: ServerResponse,
  targets: readonly string[],
): Promise<void> {
  const body = await buffer(incoming).catch(() => undefined);
  if (body !== undefined) forward({ incoming, response, body }, targets);
}

function forward(exchange: Exchange, [target, ...others]: readonly string[]): void {
  const { incoming, response, body } = exchange;
  const { method, headers, url = "/" } = incoming;
  const outgoing = request(new URL(url, target), { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  });
  outgoing.on("error", () => {
    if (others.length === 0 || response.headersSent) response.destroy();
    else forward(exchange, others);
  });
  response.on("close", () => outgoing.destroy());
  outgoing.end(body);
}

function rotated(list: readonly string[], by: number): string[] {
  const from = by % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}
