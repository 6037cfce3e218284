import type { ChatParams } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deepseek } from "./deepseek.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(() => server.close());

/** The body of a request with these parameters. */
async function sent(model: string, params: ChatParams): Promise<Readonly<Record<string, unknown>>> {
  const provider = deepseek({ baseUrl: server.url, apiKey: "test" });
  await (await provider.chat(model, params)).invoke("Hi");
  return { ...server.journal.at(-1)?.body };
}

describe("deepseek", () => {
  it("turns reasoning off for the effort none", async () => {
    const body = await sent("deepseek-flash", { reasoningEffort: "none", temperature: 0.7 });
    expect(body).toMatchObject({ thinking: { type: "disabled" }, temperature: 0.7 });
    expect(body).not.toHaveProperty("reasoning_effort");
  });

  it("sends the reasoner nothing that it ignores or refuses, and notes it", async () => {
    const provider = deepseek({ baseUrl: server.url, apiKey: "test" });
    const params = { temperature: 0.7, topP: 0.9, topLogprobs: 3, reasoningEffort: "high" };
    const model = await provider.chat("deepseek-reasoner", params);
    const { response_metadata } = await model.invoke("Hi");
    expect(response_metadata["adapted"]).toEqual(
      expect.arrayContaining(["temperature", "topP", "topLogprobs", "reasoningEffort"]),
    );
    expect(Object.keys(server.journal[0]?.body ?? {})).toEqual(
      expect.not.arrayContaining(["temperature", "top_p", "logprobs", "reasoning_effort"]),
    );
  });

  it("marks a last message of the model as the beginning of the reply", async () => {
    const provider = deepseek({ baseUrl: server.url, apiKey: "test" });
    await (
      await provider.chat("deepseek-chat", {})
    ).invoke([
      ["user", "List three."],
      ["assistant", "1."],
    ]);
    expect(server.journal[0]?.body["messages"]).toEqual([
      { role: "user", content: "List three." },
      { role: "assistant", content: "1.", prefix: true },
    ]);
  });

  it.each<[string, string, string | undefined]>([
    ["deepseek-flash", "low", "low"],
    ["deepseek-v4-pro", "max", "max"],
    ["deepseek-chat", "high", undefined],
  ])("sends %s the effort %s as %s", async (model, reasoningEffort, expected) => {
    const body = await sent(model, { reasoningEffort });
    expect(body["reasoning_effort"]).toBe(expected);
  });

  it("knows that only the beta API continues a message", () => {
    const beta = deepseek({ baseUrl: "https://api.deepseek.com/beta/" });
    expect(beta.capabilities?.("deepseek-flash").prefill).toBe(true);
    expect(deepseek().capabilities?.("deepseek-flash").prefill).toBe(false);
  });
});
