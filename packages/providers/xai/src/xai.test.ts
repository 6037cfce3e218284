import type { ChatParams } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { xai } from "./xai.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(() => server.close());

/** The body of a request with these parameters. */
async function sent(model: string, params: ChatParams): Promise<Readonly<Record<string, unknown>>> {
  const provider = xai({ baseUrl: server.url, apiKey: "test" });
  await (await provider.chat(model, params)).invoke("Hi");
  return { ...server.journal.at(-1)?.body };
}

describe("xai", () => {
  it.each<[string, boolean]>([
    ["grok-3", true],
    ["grok-3-mini", false],
    ["grok-4-0709", false],
    ["grok-4.20-0309-reasoning", false],
    ["grok-4.20-0309-non-reasoning", true],
    ["grok-4.3", false],
  ])("sends %s stop sequences: %s", async (model, isSent) => {
    const body = await sent(model, { stop: ["END"] });
    expect(Object.hasOwn(body, "stop")).toBe(isSent);
  });

  it.each<[string, string, string | undefined]>([
    ["grok-3-mini", "high", "high"],
    ["grok-3-mini", "medium", undefined],
    ["grok-3", "low", undefined],
    ["grok-4-0709", "low", undefined],
    ["grok-4.20-0309-reasoning", "low", undefined],
    ["grok-4.3", "none", "none"],
    ["a-model-of-tomorrow", "low", "low"],
  ])("sends %s the effort %s as %s", async (model, reasoningEffort, expected) => {
    const body = await sent(model, { reasoningEffort });
    expect(body["reasoning_effort"]).toBe(expected);
  });
});
