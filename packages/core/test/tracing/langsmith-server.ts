import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { awaitAllCallbacks } from "@langchain/core/callbacks/promises";
import { LangChainTracer } from "@langchain/core/tracers/tracer_langchain";
import { Client, type ClientConfig } from "langsmith";

/** A run as LangSmith has it after the requests that create it and end it. */
export interface SentRun {
  readonly id: string;
  readonly name: string;
  readonly run_type: string;
  readonly parent_run_id?: string | null;
  readonly trace_id: string;
  readonly end_time?: unknown;
  readonly error?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly extra: { readonly metadata: Readonly<Record<string, unknown>> };
}

/** Answers a request of LangSmith's client. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What LangSmith says of itself: runs come in requests of many parts. */
const info = { version: "0.12.0", batch_ingest_config: { use_multipart_endpoint: true } };

const accept: Answer = ({ url = "" }, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(url.endsWith("/info") ? info : {}));
};

/** An HTTP server on loopback that takes runs as LangSmith does, and LangSmith's tracer for it. */
export class LangSmithServer {
  /** The fields of runs by id: those of the request that creates a run, and those of the one that ends it. */
  private readonly sent = { post: new Map<string, object>(), patch: new Map<string, object>() };
  private readonly stop = new AbortController();
  private readonly client: Client;
  requests = 0;

  private constructor(
    private readonly server: Server,
    config: ClientConfig,
  ) {
    const { port } = server.address() as AddressInfo;
    const apiUrl = `http://127.0.0.1:${port}`;
    const fetchImplementation: typeof fetch = async (url, given = {}) => {
      const signals = [given.signal, this.stop.signal].filter((signal) => signal != null);
      return fetch(url, { ...given, signal: AbortSignal.any(signals) });
    };
    this.client = new Client({ apiUrl, apiKey: "loopback", fetchImplementation, ...config });
  }

  /** @param answer - Default: it accepts all runs. */
  static async start(answer: Answer = accept, config: ClientConfig = {}): Promise<LangSmithServer> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const started = new LangSmithServer(server, config);
    server.on("request", (request, response) => void started.take(request, response, answer));
    return started;
  }

  /** A tracer that sends its runs here. */
  tracer(): LangChainTracer {
    return new LangChainTracer({ client: this.client });
  }

  /** All runs so far, in the order in which they started. Waits until the client has sent them. */
  async runs(): Promise<SentRun[]> {
    await awaitAllCallbacks();
    // The client would wait for more runs for a quarter of a second.
    await this.client.flush();
    await this.client.awaitPendingTraceBatches();
    const { post, patch } = this.sent;
    const runs = [...post].map(([id, created]) => ({ ...created, ...patch.get(id) }));
    return (runs as (SentRun & { dotted_order: string })[]).toSorted((a, b) =>
      a.dotted_order < b.dotted_order ? -1 : 1,
    );
  }

  /** Resolves when the client has given up what it could not send. */
  async close(): Promise<void> {
    // The client retries after most errors, but not after those that begin with "Cancel".
    this.stop.abort(new Error("Cancelled: the test is over."));
    await this.client.awaitPendingTraceBatches();
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private async take(
    request: IncomingMessage,
    response: ServerResponse,
    answer: Answer,
  ): Promise<void> {
    this.requests += 1;
    const type = request.headers["content-type"] ?? "";
    if (!type.startsWith("multipart/")) return answer(request, response);
    // A client that leaves may not have sent all.
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    await this.keep(body, type);
    answer(request, response);
  }

  /**
   * A part is named `post.<id>` or `patch.<id>`, with a field of the run behind it if it is one. Requests may overtake
   * each other.
   */
  private async keep(body: Buffer<ArrayBuffer>, type: string): Promise<void> {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) {
      const [kind, id = "", field] = name.split(".");
      const text = typeof value === "string" ? value : await value.text();
      const fields: unknown = JSON.parse(text);
      const runs = this.sent[kind as "post" | "patch"];
      const added = field === undefined ? (fields as object) : { [field]: fields };
      runs.set(id, { ...runs.get(id), ...added });
    }
  }
}
