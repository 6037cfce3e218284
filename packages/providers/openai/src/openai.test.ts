import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { MissingKeyError } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openai, type OpenAiOptions } from "./openai.js";
import { openAiModels } from "./openai-models.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const settings = (): OpenAiOptions => ({ baseUrl: server.url, apiKey: "sk-test" });

async function headersFrom(options: OpenAiOptions): Promise<Readonly<Record<string, string>>> {
  await (await openai(options).chat("gpt-4o", {})).invoke("Hi");
  return server.journal[0]?.headers ?? {};
}

describe("openai", () => {
  it("reports which key is missing, for which model, and how to set it", async () => {
    vi.stubEnv("OPENAI_API_KEY", undefined);
    const error = await openai()
      .chat("gpt-4o", {})
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MissingKeyError);
    expect(error).toMatchInlineSnapshot(
      `[MissingKeyError: OPENAI_API_KEY is not set; openai:gpt-4o needs it.]`,
    );
    expect((error as MissingKeyError).hint).toMatchInlineSnapshot(
      `"Set OPENAI_API_KEY, or pass openai({ apiKey })."`,
    );
  });

  it("reports which base URL is wrong", async () => {
    vi.stubEnv("OPENAI_BASE_URL", "localhost");
    await expect(openai({ apiKey: "sk-test" }).chat("gpt-4o", {})).rejects.toMatchInlineSnapshot(
      `[MoaError: OPENAI_BASE_URL is not the HTTP address of an API: it does not begin with http:// or https://. openai:gpt-4o needs one.]`,
    );
  });

  it("has the given limits, and reports a wrong one", () => {
    expect(openai().limits).toBeUndefined();
    expect(openai({ limits: { requestsPerMinute: 500 } }).limits).toEqual({
      requestsPerMinute: 500,
    });
    expect(() => openai({ limits: { maxConcurrency: 0 } })).toThrowErrorMatchingInlineSnapshot(
      `[MoaError: \`limits.maxConcurrency\` of openai is 0. It must be a whole number of 1 or more.]`,
    );
  });

  it("sends organisation and project from its own variables", async () => {
    vi.stubEnv("OPENAI_ORG_ID", "org-env");
    vi.stubEnv("OPENAI_PROJECT_ID", "proj-env");
    const headers = await headersFrom(settings());
    expect(headers["openai-organization"]).toBe("org-env");
    expect(headers["openai-project"]).toBe("proj-env");
  });

  it("prefers the organisation and project of its options", async () => {
    vi.stubEnv("OPENAI_ORG_ID", "org-env");
    const headers = await headersFrom({ ...settings(), organization: "org-1", project: "proj-1" });
    expect(headers["openai-organization"]).toBe("org-1");
    expect(headers["openai-project"]).toBe("proj-1");
  });

  it("sends neither if there is none", async () => {
    vi.stubEnv("OPENAI_ORG_ID", undefined);
    vi.stubEnv("OPENAI_PROJECT_ID", undefined);
    const headers = await headersFrom(settings());
    expect(Object.keys(headers).filter((name) => name.startsWith("openai-"))).toEqual([]);
  });

  it.each([
    ["gpt-4o-2024-05-13", "max_tokens"],
    ["gpt-4.1-mini", "max_tokens"],
    ["ft:gpt-4o-mini:me::1", "max_tokens"],
    ["gpt-5", "max_completion_tokens"],
    ["o3-mini", "max_completion_tokens"],
    ["a-model-of-tomorrow", "max_completion_tokens"],
  ])("limits the reply of %s by %s", async (model, name) => {
    const client = await openai(settings()).chat(model, { maxOutputTokens: 2048 });
    await client.invoke("Hi");
    const limits = Object.entries(server.journal[0]?.body ?? {}).filter(([each]) =>
      each.startsWith("max_"),
    );
    expect(limits).toEqual([[name, 2048]]);
  });

  it("uses chat completions for ids that LangChain sends elsewhere", async () => {
    await (await openai(settings()).chat("gpt-5-codex", {})).invoke("Hi");
    expect(server.journal[0]?.path).toBe("/v1/chat/completions");
  });

  it("is another account for each organisation and project, also from the environment", () => {
    const accounts = [{}, { organization: "a" }, { organization: "b" }, { project: "a" }].map(
      (options) => openai({ ...settings(), ...options }).account?.(),
    );
    vi.stubEnv("OPENAI_ORG_ID", "c");
    accounts.push(openai(settings()).account?.());
    expect(new Set(accounts).size).toBe(5);
  });

  it("has facts about the paper's aggregator and a dozen others", () => {
    expect(openai().facts("gpt-4o-2024-05-13")).toMatchObject({
      contextTokens: { value: 128_000 },
      inputUsdPerMillionTokens: { value: 5 },
      outputUsdPerMillionTokens: { value: 15 },
    });
    expect(Object.keys(openAiModels).length).toBeGreaterThan(12);
  });

  it("lists the models that chat completions serve", async () => {
    const ids = [
      "gpt-4o-mini",
      "gpt-5.1-2025-11-13",
      "o3",
      "text-embedding-3-small",
      "gpt-4o-audio-preview",
      "gpt-image-1",
      "gpt-5-codex",
      "o1-pro",
      "whisper-1",
      "omni-moderation-latest",
      "my-own-model-instruct",
    ];
    const list = createServer((_request, response) => {
      response.end(JSON.stringify({ data: ids.map((id) => ({ id })) }));
    }).listen(0, "127.0.0.1");
    await once(list, "listening");
    const { port } = list.address() as AddressInfo;
    const provider = openai({ baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: "sk-test" });
    const listed = (await provider.listModels?.()) ?? [];
    expect(listed.map(({ id }) => id)).toEqual([
      "gpt-4o-mini",
      "gpt-5.1-2025-11-13",
      "o3",
      "my-own-model-instruct",
    ]);
    list.close();
  });
});
