import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, vi } from "vitest";

/** A server on loopback that LangSmith's variables name. */
export interface LangSmithEnvironment {
  /** The address of the server. */
  readonly url: string;
  /** All that it was sent, as text. */
  readonly bodies: string[];
}

/** Turns LangSmith's tracing on by environment variables, for all tests of the file. */
export function useLangSmithEnvironment(): LangSmithEnvironment {
  const environment = { url: "", bodies: [] as string[] };
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => void take(request, response, environment.bodies));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    environment.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    vi.stubEnv("LANGSMITH_TRACING", "true");
    vi.stubEnv("LANGSMITH_ENDPOINT", environment.url);
    vi.stubEnv("LANGSMITH_API_KEY", "loopback");
    vi.stubEnv("LANGSMITH_DISABLE_RUN_COMPRESSION", "true");
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  return environment;
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  bodies: string[],
): Promise<void> {
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return;
  bodies.push(body);
  response.setHeader("content-type", "application/json");
  response.end("{}");
}
