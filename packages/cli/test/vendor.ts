import {
  type ModelScript,
  startTestServer,
  type TestRequest,
  type TestServer,
} from "@moagraph/provider-kit/testing";

/** A test server for Together and OpenAI, and the environment with its address. */
export interface Vendor extends TestServer {
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a server that serves every model by one script. */
export async function startVendor(script: ModelScript): Promise<Vendor> {
  const server = await startTestServer({ models: { "*": script } });
  return Object.assign(server, { env: environmentOf(server.url) });
}

/** The environment variables that set the providers' address. */
export function environmentOf(url: string): Record<string, string> {
  return {
    TOGETHER_API_KEY: "together-key-1",
    TOGETHER_BASE_URL: url,
    OPENAI_API_KEY: "openai-key-1",
    OPENAI_BASE_URL: url,
  };
}

/** The system message of a request. */
export function systemTextOf({ body }: Pick<TestRequest, "body">): string {
  const [first] = body.messages ?? [];
  return first?.role === "system" ? String(first.content) : "";
}
