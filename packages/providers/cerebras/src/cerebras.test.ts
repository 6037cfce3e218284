import type { ChatParams } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cerebras } from "./cerebras.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(() => server.close());

/** The body of a request with these parameters. */
async function sent(model: string, params: ChatParams): Promise<Readonly<Record<string, unknown>>> {
  const provider = cerebras({ baseUrl: server.url, apiKey: "test" });
  await (await provider.chat(model, params)).invoke("Hi");
  return { ...server.journal.at(-1)?.body };
}

describe("cerebras", () => {
  it("limits the reply by max_completion_tokens", async () => {
    const body = await sent("gpt-oss-120b", { maxOutputTokens: 64 });
    expect(body).toMatchObject({ max_completion_tokens: 64 });
    expect(body).not.toHaveProperty("max_tokens");
  });

  it.each<[string, string, string | undefined]>([
    ["gpt-oss-120b", "low", "low"],
    ["gpt-oss-120b", "none", undefined],
    ["a-model-of-tomorrow", "none", "none"],
  ])("sends %s the effort %s as %s", async (model, reasoningEffort, expected) => {
    const body = await sent(model, { reasoningEffort });
    expect(body["reasoning_effort"]).toBe(expected);
  });
});
