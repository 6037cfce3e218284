import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FaultName, HttpFault } from "./fault.js";
import { createRequestHandler } from "./request-handler.js";
import type { JournalEntry } from "./journal.js";
import type { ModelScript, ReplyScript } from "./model-script.js";

/** A fault of the list of models. */
export type ListFault = FaultName | HttpFault;

/** The configuration of a test server, as data, so that it can be sent to another process. */
export interface TestServerScript {
  /** Replies by model id. `*` matches every other id. */
  readonly models: Readonly<Record<string, ReplyScript>>;
  /** The only accepted API key. @defaultValue any key, or none */
  readonly apiKey?: string;
  /** The fault of the list of models. @defaultValue none */
  readonly listFault?: ListFault;
  /** @defaultValue any free port */
  readonly port?: number;
}

/** The configuration of a test server. In the same process, replies can also be functions. */
export interface TestServerOptions extends Omit<TestServerScript, "models"> {
  /** Replies by model id. `*` matches every other id. */
  readonly models: Readonly<Record<string, ModelScript>>;
}

/** A running test server. */
export interface TestServer {
  /** The base URL of the OpenAI-style API, such as `http://127.0.0.1:49152/v1`. */
  readonly url: string;
  /** The base URL of the other APIs, such as `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** The requests so far, in the order of their arrival. */
  readonly journal: readonly JournalEntry[];
  /** Resolves when no request is being answered. */
  idle(): Promise<void>;
  /** Breaks all connections and stops. */
  close(): Promise<void>;
}

/**
 * Starts a loopback test server with an OpenAI-style API: `/v1/chat/completions`, as JSON and as a
 * stream of server-sent events, and `/v1/models`. The same models are served through the APIs of
 * Anthropic, Gemini, Ollama, Amazon Bedrock and Cohere, which have other paths.
 *
 * It has no time limits. `/control/journal` and `/control/idle` serve other processes.
 *
 * @param options - The models with their replies.
 * @example
 * ```ts
 * import { startTestServer } from "@moagraph/provider-kit/testing";
 *
 * const server = await startTestServer({
 *   models: {
 *     "gpt-4o": { text: "Hello.", latencyMs: 50, tokensPerSecond: 100 },
 *     flaky: [{ fault: "rate-limited" }, { text: "Now I can." }],
 *     parrot: "echo",
 *   },
 * });
 * await fetch(`${server.url}/chat/completions`, {
 *   method: "POST",
 *   body: JSON.stringify({ model: "parrot", messages: [{ role: "user", content: "Hi" }] }),
 * });
 * console.log(server.journal[0]?.body.messages); // [{ role: "user", content: "Hi" }]
 * await server.close();
 * ```
 */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const handler = createRequestHandler(options);
  const server = createServer({ noDelay: true, requestTimeout: 0 }, (request, response) => {
    void handler.answer(request, response);
  });
  // A client must never use a connection that the server is closing.
  server.keepAliveTimeout = 0;
  server.listen({ port: options.port ?? 0, host: "127.0.0.1", backlog: 4_096 });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/v1`,
    origin,
    journal: handler.journal.entries,
    idle: () => handler.journal.idle(),
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  if (server.listening) await once(server, "close");
}
