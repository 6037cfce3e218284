import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { type ReceivedMetric, metricsIn } from "./received-metric.js";
import { type ReceivedSpan, spansIn } from "./received-span.js";

/** What the receiver does with a request: a status, or never an answer. */
export type Behaviour = number | "hang";

/** A receiver of OTLP over HTTP at `/v1/traces` and `/v1/metrics`. It reads JSON, and keeps protobuf as it is. */
export interface OtlpReceiver {
  readonly url: string;
  /** The spans so far, in the order in which they ended. */
  readonly spans: ReceivedSpan[];
  /** The metrics of the last export. */
  metrics: readonly ReceivedMetric[];
  /** All JSON that was received, as text. */
  readonly bodies: string[];
  /** All protobuf that was received. */
  readonly binary: Buffer[];
  /** Number of requests. */
  requests: number;
}

/** Starts a receiver on loopback. It runs until the test ends. */
export async function startReceiver(behaviour: Behaviour = 200): Promise<OtlpReceiver> {
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: OtlpReceiver = {
    url,
    spans: [],
    metrics: [],
    bodies: [],
    binary: [],
    requests: 0,
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    receiver.requests += 1;
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined || behaviour === "hang") return;
    response.statusCode = behaviour;
    response.setHeader("content-type", "application/json");
    response.end("{}");
    if (behaviour !== 200) return;
    if (request.headers["content-type"] === "application/json") keep(request.url, body.toString());
    else receiver.binary.push(body);
  }

  function keep(path: string | undefined, body: string): void {
    receiver.bodies.push(body);
    const received: unknown = JSON.parse(body);
    if (path === "/v1/traces") receiver.spans.push(...spansIn(received));
    else receiver.metrics = metricsIn(received);
  }

  return receiver;
}
