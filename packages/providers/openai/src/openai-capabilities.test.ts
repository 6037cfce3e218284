import { startTestServer } from "@moagraph/provider-kit/testing";
import { describe, expect, it } from "vitest";
import { openai } from "./openai.js";

describe("capabilities of OpenAI's models", () => {
  const older = { outputLimitName: "max_tokens", reasoningEffort: [], topLogprobs: 20 };
  const newer = { outputLimitName: "max_completion_tokens" };
  const sampling = { ...newer, temperature: false, topP: false, topLogprobs: 0 };
  const oSeries = { ...sampling, reasoningEffort: ["low", "medium", "high"] };
  const gpt5 = { ...sampling, reasoningEffort: ["minimal", "low", "medium", "high"] };

  it.each([
    ["gpt-4o", older],
    ["ft:gpt-4o-mini:me::1", older],
    ["o3", oSeries],
    ["o4-mini-2025-04-16", oSeries],
    ["gpt-5", gpt5],
    ["gpt-5-mini", gpt5],
    ["gpt-5-pro", { ...sampling, reasoningEffort: ["high"] }],
    ["gpt-5-chat-latest", newer],
    ["gpt-5.1", { ...newer, reasoningEffort: ["none", "low", "medium", "high"] }],
    ["gpt-5.2", { ...newer, reasoningEffort: ["none", "low", "medium", "high", "xhigh"] }],
    ["gpt-5.4-mini", newer],
    ["o1-mini", { ...sampling, reasoningEffort: [], systemRole: false }],
    ["o1-preview-2024-09-12", { ...sampling, reasoningEffort: [], systemRole: false }],
    ["a-model-of-tomorrow", newer],
  ])("are known of %s", (model, capabilities) => {
    expect(openai().capabilities?.(model)).toMatchObject(capabilities);
  });

  it("are those of the table for a known model", () => {
    expect(openai().capabilities?.("gpt-4o")).toMatchObject({
      tools: true,
      structuredOutput: true,
      images: true,
      topLogprobs: 20,
    });
    expect(openai().capabilities?.("o3").reasoningEffort).toEqual(["low", "medium", "high"]);
  });

  it("leave the temperature of later models unknown", () => {
    expect(openai().capabilities?.("gpt-5.1")).not.toHaveProperty("temperature");
  });

  it("can be set in the options", () => {
    const options = { capabilities: { "gpt-5": { temperature: true } } };
    expect(openai(options).capabilities?.("gpt-5").temperature).toBe(true);
  });

  it("leave the temperature out of the first request, which is noted", async () => {
    const server = await startTestServer({ models: { "gpt-5-mini": { text: "Four." } } });
    const provider = openai({ baseUrl: server.url, apiKey: "sk-test" });
    const model = await provider.chat("gpt-5-mini", { temperature: 0.7, maxOutputTokens: 9 });
    const { response_metadata } = await model.invoke("Hi");
    expect(response_metadata["adapted"]).toEqual(["temperature"]);
    expect(server.journal).toHaveLength(1);
    expect(server.journal[0]?.body).not.toHaveProperty("temperature");
    await server.close();
  });
});
