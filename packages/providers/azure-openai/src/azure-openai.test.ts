import { MissingKeyError } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { azureOpenai } from "./azure-openai.js";
import type { AzureOpenaiOptions } from "./azure-openai-options.js";

let server: TestServer;
let origin: string;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
  origin = new URL(server.url).origin;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** Where a provider with these options sends a request for the deployment `my-4o`. */
async function sentTo(options: AzureOpenaiOptions): Promise<string | undefined> {
  const model = await azureOpenai({ apiKey: "sk-azure", ...options }).chat("my-4o", {});
  // The test server has no such paths: it answers with 404, but records them.
  await model.invoke("Hi").catch(() => undefined);
  return server.journal.at(-1)?.path;
}

describe("azureOpenai", () => {
  it("sends the key in api-key only", async () => {
    const model = await azureOpenai({ baseUrl: server.url, apiKey: "sk-azure" }).chat("gpt-4o", {});
    await model.invoke("Hi");
    const { headers } = server.journal[0] ?? { headers: {} };
    expect(headers).toHaveProperty("api-key");
    expect(headers).not.toHaveProperty("authorization");
  });

  it.each<[string, AzureOpenaiOptions, string]>([
    ["the v1 API", {}, "/openai/v1/chat/completions"],
    [
      "a dated API, with the deployment in the path",
      { apiVersion: "2024-10-21" },
      "/openai/deployments/my-4o/chat/completions",
    ],
    ["the v1 API in a preview", { apiVersion: "preview" }, "/openai/v1/chat/completions"],
  ])("uses %s below its endpoint", async (_api, options, expected) => {
    expect(await sentTo({ endpoint: `${origin}/`, ...options })).toContain(expected);
  });

  it("keeps the query of an endpoint behind the path", async () => {
    expect(await sentTo({ endpoint: `${origin}/?a=b` })).toBe("/openai/v1/chat/completions?a=b");
    expect(await sentTo({ endpoint: `${origin}?api-version=2024-10-21&a=/openai` })).toBe(
      "/openai/deployments/my-4o/chat/completions?api-version=2024-10-21&a=%2Fopenai",
    );
  });

  it("takes an endpoint with the path of the API", async () => {
    expect(await sentTo({ endpoint: `${origin}/openai/v1/` })).toBe("/openai/v1/chat/completions");
  });

  it("reads endpoint and version from its own variables, when a model is made", async () => {
    vi.stubEnv("AZURE_OPENAI_BASE_URL", undefined);
    vi.stubEnv("AZURE_OPENAI_ENDPOINT", origin);
    vi.stubEnv("AZURE_OPENAI_API_VERSION", "2024-10-21");
    expect(await sentTo({})).toContain("/openai/deployments/my-4o/chat/completions");
    vi.stubEnv("AZURE_OPENAI_BASE_URL", `${origin}/other`);
    expect(await sentTo({})).toBe("/other/chat/completions");
  });

  it.each<[string, AzureOpenaiOptions, string]>([
    ["no address", {}, "AZURE_OPENAI_ENDPOINT is not set; azure-openai:gpt-4o needs it."],
    [
      "a wrong endpoint",
      { endpoint: "my-resource" },
      "azureOpenai({ endpoint }) is not the HTTP address of an API: it does not begin with http:// or https://. azure-openai:gpt-4o needs one.",
    ],
  ])("names %s", async (_what, options, expected) => {
    vi.stubEnv("AZURE_OPENAI_BASE_URL", undefined);
    vi.stubEnv("AZURE_OPENAI_ENDPOINT", undefined);
    const provider = azureOpenai({ apiKey: "sk-azure", ...options });
    await expect(provider.chat("gpt-4o", {})).rejects.toThrow(expected);
    expect(provider.account?.()).toMatch(/^[0-9a-f]{64}$/);
    expect(provider.capabilities?.("gpt-4o")).toMatchObject({ outputLimitName: "max_tokens" });
  });

  it("names a missing key", async () => {
    vi.stubEnv("AZURE_OPENAI_API_KEY", undefined);
    const chat = azureOpenai({ endpoint: origin }).chat("gpt-4o", {});
    await expect(chat).rejects.toBeInstanceOf(MissingKeyError);
  });

  it("has the facts and capabilities of a deployment's model", () => {
    const provider = azureOpenai({ deployments: { mine: "gpt-4o", thinks: "o3" } });
    expect(provider.facts("mine")).toMatchObject({ contextTokens: { value: 128_000 } });
    expect(provider.facts("gpt-4o")).toEqual(provider.facts("mine"));
    expect(provider.facts("other")).toEqual({});
    expect(provider.capabilities?.("thinks")).toMatchObject({ temperature: false });
  });

  it("has no list of models, because Azure does not list deployments", () => {
    expect(azureOpenai()).not.toHaveProperty("listModels");
  });
});
