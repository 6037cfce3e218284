import { startTestServer } from "@moagraph/provider-kit/testing";
import { expect, onTestFinished, test, vi } from "vitest";
import { reachProviders } from "./reach-providers.js";

const { signal } = new AbortController();

test("finds a running server also if its key is set", async () => {
  const server = await startTestServer({ models: { small: { text: "Hello" } } });
  onTestFinished(() => server.close());
  vi.stubEnv("LM_STUDIO_API_KEY", "lm-key-1");
  vi.stubEnv("LM_STUDIO_BASE_URL", undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const usual = { id: "lm-studio", port: Number(new URL(server.url).port), addModel: "" };
  for (const ids of [[], ["lm-studio"]]) {
    const providers = await reachProviders({ ids, isLocal: true }, signal, [usual]);
    const found = providers.filter(({ id }) => id === "lm-studio");
    expect(found).toMatchObject([
      {
        baseUrl: `http://127.0.0.1:${usual.port}/v1`,
        variables: ["LM_STUDIO_API_KEY"],
        models: [{ model: "lm-studio:small" }],
      },
    ]);
  }
});

test("takes LangSmith's key for no provider", async () => {
  vi.stubEnv("LANGCHAIN_API_KEY", "lsv2-key-1");
  onTestFinished(() => void vi.unstubAllEnvs());
  const providers = await reachProviders({ isLocal: false }, signal, []);
  expect(providers.filter(({ id }) => id === "langchain")).toEqual([]);
});
