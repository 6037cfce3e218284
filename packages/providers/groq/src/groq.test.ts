import type { ChatParams } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { groq } from "./groq.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(() => server.close());

/** The body of a request with these parameters. */
async function sent(model: string, params: ChatParams): Promise<Readonly<Record<string, unknown>>> {
  const provider = groq({ baseUrl: server.url, apiKey: "test" });
  await (await provider.chat(model, params)).invoke("Hi");
  return { ...server.journal.at(-1)?.body };
}

describe("groq", () => {
  it("sends no log probabilities, which Groq refuses, and notes it", async () => {
    const provider = groq({ baseUrl: server.url, apiKey: "test" });
    const model = await provider.chat("openai/gpt-oss-20b", { topLogprobs: 3 });
    const { response_metadata } = await model.invoke("Hi");
    expect(response_metadata["adapted"]).toEqual(["topLogprobs"]);
    expect(server.journal[0]?.body).not.toHaveProperty("logprobs");
  });

  it.each<[string, string, string | undefined]>([
    ["openai/gpt-oss-120b", "low", "low"],
    ["openai/gpt-oss-120b", "none", undefined],
    ["qwen/qwen3.6-27b", "none", "none"],
    ["llama-3.3-70b-versatile", "low", undefined],
    ["a-model-of-tomorrow", "low", "low"],
  ])("sends %s the effort %s as %s", async (model, reasoningEffort, expected) => {
    const body = await sent(model, { reasoningEffort });
    expect(body["reasoning_effort"]).toBe(expected);
  });

  it.each([
    ["llama-3.3-70b-versatile", true],
    ["openai/gpt-oss-120b", undefined],
  ])("knows whether %s continues a message of its own", (model, prefill) => {
    expect(groq().capabilities?.(model).prefill).toBe(prefill);
  });
});
