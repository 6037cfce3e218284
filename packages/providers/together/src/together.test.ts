import { MissingKeyError } from "@moagraph/provider-kit";
import { startTestServer } from "@moagraph/provider-kit/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { together } from "./together.js";

afterEach(() => vi.unstubAllEnvs());

/** As in the paper's scripts. */
const papersModels = [
  "microsoft/WizardLM-2-8x22B",
  "Qwen/Qwen1.5-110B-Chat",
  "Qwen/Qwen1.5-72B-Chat",
  "meta-llama/Llama-3-70b-chat-hf",
  "mistralai/Mixtral-8x22B-Instruct-v0.1",
  "databricks/dbrx-instruct",
];

describe("together", () => {
  it("reports which key is missing, for which model, and how to set it", async () => {
    vi.stubEnv("TOGETHER_API_KEY", undefined);
    const error = await together()
      .chat("databricks/dbrx-instruct", {})
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MissingKeyError);
    expect(error).toMatchInlineSnapshot(
      `[MissingKeyError: TOGETHER_API_KEY is not set; together:databricks/dbrx-instruct needs it.]`,
    );
    expect((error as MissingKeyError).hint).toMatchInlineSnapshot(
      `"Set TOGETHER_API_KEY, or pass together({ apiKey })."`,
    );
  });

  it("has the given limits", () => {
    const limits = { requestsPerMinute: 600, tokensPerMinute: 180_000 };
    expect(together({ limits }).limits).toEqual(limits);
  });

  it("never sends OpenAI's key", async () => {
    vi.stubEnv("TOGETHER_API_KEY", undefined);
    vi.stubEnv("OPENAI_API_KEY", "sk-openai");
    const server = await startTestServer({ models: { "*": { text: "Hello." } } });
    const chat = together({ baseUrl: server.url }).chat("databricks/dbrx-instruct", {});
    await expect(chat).rejects.toThrow("TOGETHER_API_KEY is not set");
    expect(server.journal).toEqual([]);
    await server.close();
  });

  it("limits every reply by max_tokens, as the paper's scripts do", async () => {
    const server = await startTestServer({ models: { "*": { text: "Hello." } } });
    const provider = together({ baseUrl: server.url, apiKey: "test" });
    const params = { temperature: 0.7, maxOutputTokens: 2048 };
    await (await provider.chat("openai/gpt-oss-120b", params)).invoke("Hi");
    expect(server.journal[0]?.body).toMatchObject({ temperature: 0.7, max_tokens: 2048 });
    await server.close();
  });

  it.each(papersModels)("has context, prices and parameters of the paper's %s", (model) => {
    expect(together().facts(model)).toMatchObject({
      contextTokens: { value: expect.any(Number) },
      inputUsdPerMillionTokens: { asOf: "2024-05-22" },
      outputUsdPerMillionTokens: { asOf: "2024-05-22" },
      totalParameters: { value: expect.any(Number) },
      activeParameters: { value: expect.any(Number) },
    });
  });

  it("knows when a model of the paper was removed, and what to use in its place", () => {
    expect(together().facts("Qwen/Qwen1.5-110B-Chat")).toMatchObject({
      retired: { value: "2024-10-29", source: "https://docs.together.ai/docs/deprecations.md" },
      successor: { value: "Qwen/Qwen3.7-Max" },
    });
  });
});
