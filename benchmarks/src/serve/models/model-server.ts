import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Shape } from "../../compare/shape.js";
import type { Pace } from "../pace.js";
import { askedPlace } from "./asked-place.js";
import { completionFrames, completionJson } from "./completion-frames.js";
import { PacedWriter } from "./paced-writer.js";
import { wordsOf } from "./served-text.js";

/** What the models of all calls are. */
export interface ModelServerScript {
  readonly shape: Shape;
  readonly pace: Pace;
}

/** Requests so far. */
export interface ModelServerCounts {
  readonly streamed: number;
  readonly whole: number;
  /** Why the first request was refused that a graph of this shape does not make, such as one that lacks an answer. */
  readonly reason: string | undefined;
}

/** The models of all calls, with an OpenAI-style API. It does nothing but what the benchmark needs. */
export class ModelServer {
  private readonly server: Server;
  private readonly writer = new PacedWriter();
  private counted: { -readonly [Name in keyof ModelServerCounts]: ModelServerCounts[Name] } = {
    streamed: 0,
    whole: 0,
    reason: undefined,
  };

  /** @param script - From the next request on, another one can be set. */
  constructor(public script: ModelServerScript) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.keepAliveTimeout = 60_000;
  }

  /** Listens at a free port of 127.0.0.1. Returns the base URL. */
  async listen(): Promise<string> {
    // Thousands of requests come at once.
    this.server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
    await once(this.server, "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Stops it. Requests that are being answered are cut. */
  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  get counts(): ModelServerCounts {
    return this.counted;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    const { model, stream } = JSON.parse(body) as { model: string; stream?: boolean };
    const { shape, pace } = this.script;
    const place = askedPlace(body, model, shape, pace.tokens);
    if (typeof place === "string") return this.refuse(place, response);
    const words = wordsOf(place, pace.tokens);
    this.counted[stream === true ? "streamed" : "whole"] += 1;
    if (stream === true) this.stream(completionFrames(model, words, body), response);
    else this.sendWhole(completionJson(model, words, body), response);
  }

  private stream(frames: readonly string[], response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream" });
    this.write(frames, response);
  }

  private sendWhole(json: string, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "application/json" });
    // It comes when the last token is written.
    const nothing = Array.from({ length: this.script.pace.tokens - 1 }, () => "");
    this.write([...nothing, json], response);
  }

  private write(frames: readonly string[], response: ServerResponse): void {
    const stop = this.writer.write(
      this.script.pace,
      frames,
      (part) => part !== "" && response.write(part),
      () => response.end(),
    );
    response.once("close", stop);
  }

  private refuse(reason: string, response: ServerResponse): void {
    this.counted.reason ??= reason;
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: reason } }));
  }
}
