import type { ServerResponse } from "node:http";
import type { ListedModel, ModelFacts, Provider } from "@moagraph/provider-kit";
import { afterEach, describe, expect, test } from "vitest";
import { endpointProvider, openaiCompatible } from "../src/index.js";
import { closeServers, type Received, sendJson, serve } from "./loopback.js";

afterEach(closeServers);

const today = new Date().toISOString().slice(0, 10);

/** A vendor whose list is this. */
async function vendorOf(answer: (request: Received, response: ServerResponse) => void): Promise<{
  readonly provider: Provider;
  readonly url: string;
  readonly received: readonly Received[];
}> {
  const { url, received } = await serve(answer);
  const provider = openaiCompatible({ id: "my-vendor", baseUrl: url, apiKey: "sk-1234567890" });
  return { provider, url, received };
}

async function listOf(body: unknown): Promise<readonly ListedModel[]> {
  const { provider } = await vendorOf((_request, response) => sendJson(response, body));
  return (await provider.listModels?.()) ?? [];
}

async function faultOf(provider: Provider, signal?: AbortSignal): Promise<unknown> {
  return provider.listModels?.(signal).then(
    () => "no fault",
    (error: unknown) => error,
  );
}

const idsOf = (models: readonly ListedModel[]): string[] => models.map(({ id }) => id);

/** The values of facts, without source and date. */
const valuesOf = (facts: ModelFacts | undefined): object =>
  Object.fromEntries(Object.entries(facts ?? {}).map(([name, fact]) => [name, fact.value]));

describe("listModels", () => {
  test("requests /models, and returns the ids with what the list states", async () => {
    const entries = [{ id: "a", object: "model", max_model_len: 8192 }, { id: "b" }, { id: "a" }];
    const { provider, url, received } = await vendorOf((_request, response) =>
      sendJson(response, { object: "list", data: entries }),
    );
    expect(await provider.listModels?.()).toEqual([
      { id: "a", facts: {} },
      { id: "b", facts: {} },
    ]);
    expect(received).toMatchObject([{ method: "GET", url: `${new URL(url).pathname}/models` }]);
  });

  test.each<[string, object, object]>([
    [
      "OpenRouter",
      {
        id: "m",
        context_length: 131072,
        architecture: { output_modalities: ["text"] },
        pricing: { prompt: "0.00000015", completion: "0.0000006", input_cache_read: "0.000000075" },
        top_provider: { max_completion_tokens: 16384 },
      },
      {
        contextTokens: 131072,
        maxOutputTokens: 16384,
        inputUsdPerMillionTokens: 0.15,
        cachedInputUsdPerMillionTokens: 0.075,
        outputUsdPerMillionTokens: 0.6,
      },
    ],
    [
      "OpenRouter, for its router without a price and a free model's zero",
      { id: "m", pricing: { prompt: "-1", completion: "0" } },
      { outputUsdPerMillionTokens: 0 },
    ],
    [
      "Together",
      { id: "m", type: "chat", context_length: 8192, pricing: { input: 0.88, output: 0.9 } },
      { contextTokens: 8192, inputUsdPerMillionTokens: 0.88, outputUsdPerMillionTokens: 0.9 },
    ],
    ["Together, without a price", { id: "m", pricing: { input: 0, output: 0 } }, {}],
    [
      "Groq",
      { id: "m", active: true, context_window: 131072, max_completion_tokens: 65536 },
      { contextTokens: 131072, maxOutputTokens: 65536 },
    ],
    [
      "Mistral",
      { id: "m", max_context_length: 262144, capabilities: { completion_chat: true } },
      { contextTokens: 262144 },
    ],
    ["vLLM and SGLang", { id: "m", max_model_len: 4096 }, { contextTokens: 4096 }],
    [
      "llama.cpp",
      { id: "m", meta: { n_ctx: 4096, n_ctx_train: 131072, n_params: 3_212_749_888 } },
      { contextTokens: 4096, totalParameters: 3_212_749_888 },
    ],
    ["Fireworks", { id: "m", supports_chat: true, context_length: 9 }, { contextTokens: 9 }],
    ["a list of names", { name: "m", context_length: "8192" }, {}],
    ["odd values", { id: "m", context_length: -1, max_model_len: 1.5, pricing: [] }, {}],
  ])("reads what %s states", async (_vendor, entry, expected) => {
    const models = await listOf({ data: [entry] });
    expect(idsOf(models)).toEqual(["m"]);
    expect(valuesOf(models[0]?.facts)).toEqual(expected);
  });

  test("states the source and the day of each fact", async () => {
    const { provider, url } = await vendorOf((_request, response) =>
      sendJson(response, [{ id: "m", context_length: 5 }]),
    );
    const [model] = (await provider.listModels?.()) ?? [];
    expect(model?.facts?.contextTokens).toEqual({ value: 5, source: `${url}/models`, asOf: today });
  });

  test("leaves out entries that say that they are no chat models", async () => {
    const entries = [
      { id: "chat", type: "chat" },
      { id: "embeds", type: "embeddings" },
      { id: "draws", architecture: { output_modalities: ["image"] } },
      { id: "speaks", type: "tts" },
      { id: "gone", active: false },
      { id: "base", supports_chat: false },
      { id: "ocr", capabilities: { completion_chat: false } },
      { id: "sees", architecture: { output_modalities: ["text", "image"] } },
    ];
    expect(idsOf(await listOf({ data: entries }))).toEqual(["chat", "sees"]);
  });

  test.each([
    ["a list without a frame", ["a", { id: "b" }]],
    ["`models`", { models: [{ model: "a" }, { name: "b" }] }],
    [
      "entries of other kinds",
      { data: ["a", null, 7, {}, { id: "" }, { id: "x\n" }, { id: "b" }] },
    ],
  ])("reads %s", async (_what, body) => {
    expect(idsOf(await listOf(body))).toEqual(["a", "b"]);
  });

  test("returns an empty list for a server without models", async () => {
    expect(await listOf({ object: "list", data: [] })).toEqual([]);
  });

  test("asks the endpoint which entries are chat models, and has none where there is no list", async () => {
    const { url } = await serve((_request, response) =>
      sendJson(response, { data: [{ id: "gpt" }, { id: "whisper" }] }),
    );
    const vendor = { id: "v", variablePrefix: "V", factory: "v", isKeyRequired: false };
    const isChatModel = ({ id }: Readonly<Record<string, unknown>>): boolean => id === "gpt";
    const listed = await endpointProvider(
      { ...vendor, isChatModel },
      { baseUrl: url },
    ).listModels?.();
    expect(idsOf(listed ?? [])).toEqual(["gpt"]);
    const unlisted = endpointProvider({ ...vendor, hasModelList: false }, {});
    expect(unlisted).not.toHaveProperty("listModels");
  });
});

describe("an error of listModels", () => {
  test.each<[string, (request: Received, response: ServerResponse) => void]>([
    [
      "my-vendor refused access (401): Incorrect API key: [key].",
      (_request, response) =>
        sendJson(response, { error: { message: "Incorrect API key: sk-1234567890." } }, 401),
    ],
    [
      "my-vendor failed or is overloaded (503): busy.",
      (_request, response) => sendJson(response, { error: { message: "busy" } }, 503),
    ],
    [
      "my-vendor sent something else than a list of models.",
      (_request, response) => sendJson(response, { hello: "world" }),
    ],
    ["my-vendor sent a reply that is not valid JSON.", (_request, response) => response.end()],
    [
      "my-vendor sent a reply that is not valid JSON.",
      (_request, response) => response.end("{ oops"),
    ],
    [
      "my-vendor sent a redirect to example.com, which is not followed.",
      (_request, response) =>
        response.writeHead(302, { location: "https://example.com/login" }).end(),
    ],
  ])("names the provider without a model: %s", async (expected, answer) => {
    const { provider } = await vendorOf(answer);
    const error = await faultOf(provider);
    expect((error as Error).message).toBe(expected);
    expect(JSON.stringify(error)).not.toContain("sk-1234567890");
  });

  test("names a missing key, and sends nothing", async () => {
    const { url, received } = await serve((_request, response) => sendJson(response, []));
    const vendor = { id: "v", variablePrefix: "V_OF_TEST", factory: "v" };
    const error = await faultOf(endpointProvider(vendor, { baseUrl: url }));
    expect(error).toMatchObject({
      code: "MISSING_KEY",
      message: "V_OF_TEST_API_KEY is not set; v needs it.",
    });
    expect(received).toEqual([]);
  });

  test("stops reading a list that does not end", async () => {
    const part = `"${"x".repeat(1024 * 1024)}",`;
    const { provider } = await vendorOf((_request, response) => {
      response.write("[");
      const more = (): void => {
        if (!response.destroyed && !response.closed) response.write(part, more);
      };
      more();
    });
    expect(await faultOf(provider)).toMatchObject({
      code: "MALFORMED_RESPONSE",
      message: "my-vendor sent a list of models of more than 16 MB.",
    });
  });

  test("is the reason of an aborted signal", async () => {
    const controller = new AbortController();
    const { provider } = await vendorOf(() => controller.abort(new Error("enough")));
    expect(await faultOf(provider, controller.signal)).toEqual(new Error("enough"));
  });
});
