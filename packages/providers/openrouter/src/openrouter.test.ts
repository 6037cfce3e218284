import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openrouter } from "./openrouter.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(() => server.close());

describe("openrouter", () => {
  it("sends the effort as reasoning.effort, beside other settings of the reasoning", async () => {
    const provider = openrouter({
      baseUrl: server.url,
      apiKey: "test",
      body: { reasoning: { exclude: true } },
    });
    const model = await provider.chat("a/model", { reasoningEffort: "low" });
    await model.invoke("Hi");
    const { body } = server.journal[0] ?? {};
    expect(body).toMatchObject({ reasoning: { exclude: true, effort: "low" } });
    expect(body).not.toHaveProperty("reasoning_effort");
  });

  it("names the application in headers if it is given, and never otherwise", async () => {
    const settings = { baseUrl: server.url, apiKey: "test" };
    const named = { ...settings, referer: "https://example.com", title: "Example" };
    await (await openrouter(named).chat("a/model", {})).invoke("Hi");
    await (await openrouter(settings).chat("a/model", {})).invoke("Hi");
    const [first, second] = server.journal.map(({ headers }) => headers);
    expect(first).toMatchObject({ "http-referer": "https://example.com", "x-title": "Example" });
    expect(second).not.toHaveProperty("http-referer");
    expect(second).not.toHaveProperty("x-title");
  });

  it.each([
    ["anthropic/claude-sonnet-4.5", true],
    ["anthropic/claude-3.7-sonnet:thinking", true],
    ["anthropic/claude-opus-4.6", false],
    ["openai/gpt-oss-120b", false],
    ["a/model", undefined],
  ])("knows whether %s continues a message of its own", (model, prefill) => {
    expect(openrouter().capabilities?.(model).prefill).toBe(prefill);
  });
});
