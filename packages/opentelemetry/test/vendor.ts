import { openai } from "@moagraph/openai";
import type { Provider } from "@moagraph/provider-kit";
import { type ModelScript, startTestServer } from "@moagraph/provider-kit/testing";
import { onTestFinished } from "vitest";

/** The key of all requests. It is in no trace. */
export const apiKey = "sk-never-in-a-trace";

/** OpenAI's provider, whose models answer on loopback until the test ends. */
export async function vendor(models: Readonly<Record<string, ModelScript>>): Promise<Provider[]> {
  const server = await startTestServer({ models, apiKey });
  onTestFinished(() => server.close());
  return [openai({ apiKey, baseUrl: server.url })];
}
