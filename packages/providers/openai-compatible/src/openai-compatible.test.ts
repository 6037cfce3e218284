import { type FaultName, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import type { ProviderError } from "@moagraph/provider-kit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openaiCompatible, type OpenAiCompatibleOptions } from "./openai-compatible.js";

const key = "sk-local-0123456789";
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({
    models: {
      good: { text: "Hello." },
      "*": ({ model }) => ({ text: "One two three four.", fault: model as FaultName }),
      "echoes-the-key": {
        fault: { status: 401, body: { error: { message: `Incorrect API key provided: ${key}.` } } },
      },
      "echoes-a-masked-key": {
        fault: { status: 401, body: { error: { message: "Incorrect API key: sk-l****6789." } } },
      },
      "long-winded": { fault: { status: 400, body: { detail: `No: ${"very ".repeat(60)}wrong` } } },
      filtered: { text: "I would", finishReason: "content_filter" },
    },
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const rejection = async (promise: Promise<unknown>): Promise<ProviderError> =>
  promise.then(
    () => expect.fail("should have failed"),
    (error: unknown) => error as ProviderError,
  );

async function failure(model: string, isStreamed: boolean): Promise<string> {
  const baseUrl = server.url;
  const client = await openaiCompatible({ id: "vllm", baseUrl, apiKey: key }).chat(model, {});
  const read = async (): Promise<void> => {
    for await (const chunk of await client.stream("Hi")) void chunk;
  };
  const error = await rejection(isStreamed ? read() : client.invoke("Hi"));
  const text = `${error.code}: ${error.message}\n${error.hint}`;
  // A process that is late gets the last bytes and the reset at once, which `fetch` calls by another code.
  return text
    .replaceAll(new URL(baseUrl).port, "8000")
    .replaceAll("(UND_ERR_SOCKET)", "(ECONNRESET)");
}

describe("openaiCompatible", () => {
  it("requires a base URL", async () => {
    vi.stubEnv("OPENAI_COMPATIBLE_BASE_URL", undefined);
    vi.stubEnv("OPENAI_BASE_URL", server.url);
    const error = await rejection(openaiCompatible().chat("llama3.3", {}));
    expect(error).toMatchInlineSnapshot(
      `[MoaError: OPENAI_COMPATIBLE_BASE_URL is not set; openai-compatible:llama3.3 needs it.]`,
    );
    expect(error.hint).toMatchInlineSnapshot(
      `"Set OPENAI_COMPATIBLE_BASE_URL, or pass openaiCompatible({ baseUrl })."`,
    );
  });

  it("rejects a base URL with a password, and does not print it", async () => {
    const baseUrl = "https://me:secret@example.com/v1";
    const error = await rejection(openaiCompatible({ baseUrl }).chat("llama3.3", {}));
    expect(error).toMatchInlineSnapshot(
      `[MoaError: openaiCompatible({ baseUrl }) is not the HTTP address of an API: it has a user name or a password. openai-compatible:llama3.3 needs one.]`,
    );
  });

  it("has the given limits, and rejects invalid ones when it is made", () => {
    expect(openaiCompatible({ limits: { maxConcurrency: 1 } }).limits).toEqual({
      maxConcurrency: 1,
    });
    expect(() => openaiCompatible({ limits: { maxConcurrency: 1.5 } })).toThrow(
      "`limits.maxConcurrency` of openaiCompatible is 1.5. It must be a whole number of 1 or more.",
    );
  });

  it("sends no key if there is none", async () => {
    vi.stubEnv("OPENAI_COMPATIBLE_API_KEY", undefined);
    vi.stubEnv("OPENAI_API_KEY", "sk-openai");
    const model = await openaiCompatible({ baseUrl: server.url }).chat("good", {});
    await model.invoke("Hi");
    expect(server.journal[0]?.headers).not.toHaveProperty("authorization");
  });

  it("names its variables after its id", async () => {
    vi.stubEnv("LM_STUDIO_BASE_URL", server.url);
    const model = await openaiCompatible({ id: "lm-studio" }).chat("good", {});
    expect((await model.invoke("Hi")).text).toBe("Hello.");
  });

  it("sends custom headers", async () => {
    const options: OpenAiCompatibleOptions = {
      baseUrl: server.url,
      headers: { "X-Title": "Panel" },
    };
    await (await openaiCompatible(options).chat("good", {})).invoke("Hi");
    expect(server.journal[0]?.headers["x-title"]).toBe("Panel");
  });

  it("is identified in caches by its address, parameters and a hash of its account", async () => {
    const model = await openaiCompatible({
      baseUrl: "http://localhost:8000/v1/",
      apiKey: key,
      headers: { "X-Title": "secret title" },
    }).chat("good", { temperature: 0, seed: 7, maxOutputTokens: 10 });
    expect(JSON.parse(JSON.stringify(model._identifyingParams()))).toEqual({
      model_name: "good",
      model: "good",
      baseURL: "http://localhost:8000/v1",
      temperature: 0,
      seed: 7,
      max_tokens: 10,
      stream: false,
      account: expect.stringMatching(/^[\da-f]{64}$/),
    });
  });

  it("has the given facts", () => {
    const contextTokens = { value: 8_192, source: "https://example.com", asOf: "2026-11-22" };
    const provider = openaiCompatible({ facts: { own: { contextTokens } } });
    expect(provider.facts("own")).toEqual({ contextTokens });
  });

  it.each(["", "two words", "a:b", "vLLM"])("refuses the id %o", (id) => {
    expect(() => openaiCompatible({ id })).toThrow("can have only lower-case letters");
  });

  it("reports what failed, and how to fix it", async () => {
    const models = [
      "bad-request",
      "unauthorized",
      "forbidden",
      "quota-exceeded",
      "not-found",
      "timeout",
      "conflict",
      "too-large",
      "rate-limited",
      "server-error",
      "bad-gateway",
      "overloaded",
      "context-overflow",
      "content-filter",
      "filtered",
      "reset",
      "html",
      "empty",
      "malformed",
      "no-choices",
      "echoes-the-key",
      "echoes-a-masked-key",
      "long-winded",
    ];
    const texts: string[] = [];
    for (const model of models) texts.push(await failure(model, false));
    expect(texts.join("\n\n")).toMatchInlineSnapshot(`
      "INVALID_REQUEST: vllm:bad-request rejected the request as invalid (400): Invalid value for 'temperature'.
      Change the settings of the node as the message says.

      AUTHENTICATION_FAILED: vllm:unauthorized refused access (401): Incorrect API key provided.
      Check VLLM_API_KEY, and that this key has access to the model.

      AUTHENTICATION_FAILED: vllm:forbidden refused access (403): Country not supported.
      Check VLLM_API_KEY, and that this key has access to the model.

      QUOTA_EXCEEDED: vllm:quota-exceeded has no credit left for this key (429): You exceeded your quota.
      Add credit to the account of VLLM_API_KEY, or use another key.

      MODEL_NOT_FOUND: vllm:not-found was not found (404): The model does not exist.
      Check the model's id and the base URL, http://127.0.0.1:8000/v1.

      REQUEST_TIMEOUT: vllm:timeout timed out (408): Request timed out.
      Try again later.

      CONFLICT: vllm:conflict reported a conflict (409): Conflict.
      Try again later.

      REQUEST_TOO_LARGE: vllm:too-large rejected the request as too large (413): Request too large.
      Shorten the conversation, or read fewer proposals.

      RATE_LIMITED: vllm:rate-limited is rate limited (429): Rate limit reached.
      Wait, or set \`limits\` of the provider.

      VENDOR_UNAVAILABLE: vllm:server-error failed or is overloaded (500): The server had an error.
      Try again later.

      VENDOR_UNAVAILABLE: vllm:bad-gateway failed or is overloaded (502): a web page instead of JSON: 502 Bad Gateway.
      Try again later.

      VENDOR_UNAVAILABLE: vllm:overloaded failed or is overloaded (503): The engine is overloaded.
      Try again later.

      CONTEXT_OVERFLOW: vllm:context-overflow has a context window that is too small for this prompt and its reply (400): This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.
      Shorten the conversation, or read fewer proposals.

      CONTENT_FILTERED: vllm:content-filter withheld the reply because of its content filter (400): The response was filtered due to the prompt triggering the content management policy.
      Rephrase the prompt, or use another model.

      CONTENT_FILTERED: vllm:filtered withheld the reply because of its content filter (content_filter).
      Rephrase the prompt, or use another model.

      CONNECTION_FAILED: vllm:reset lost the connection to 127.0.0.1:8000 (ECONNRESET).
      Check the network and the base URL, http://127.0.0.1:8000/v1. If the server expects HTTPS, use https://.

      MALFORMED_RESPONSE: vllm:html sent a web page instead of JSON.
      Check the base URL, http://127.0.0.1:8000/v1. It is the address of an API and often ends with /v1.

      MALFORMED_RESPONSE: vllm:empty sent a reply that is not valid JSON.
      Try again. If the error persists, check the base URL, http://127.0.0.1:8000/v1.

      MALFORMED_RESPONSE: vllm:malformed sent a reply that is not valid JSON.
      Try again. If the error persists, check the base URL, http://127.0.0.1:8000/v1.

      MALFORMED_RESPONSE: vllm:no-choices sent a reply without choices.
      Try again. If the error persists, check the base URL, http://127.0.0.1:8000/v1.

      AUTHENTICATION_FAILED: vllm:echoes-the-key refused access (401): Incorrect API key provided: [key].
      Check VLLM_API_KEY, and that this key has access to the model.

      AUTHENTICATION_FAILED: vllm:echoes-a-masked-key refused access (401): Incorrect API key: [key].
      Check VLLM_API_KEY, and that this key has access to the model.

      INVALID_REQUEST: vllm:long-winded rejected the request as invalid (400): No: very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very v… (109 more characters).
      Change the settings of the node as the message says."
    `);
  });

  it("reports what failed in a stream", async () => {
    const texts: string[] = [];
    for (const model of ["cut", "truncated", "malformed", "error-event"]) {
      texts.push(await failure(model, true));
    }
    expect(texts.join("\n\n")).toMatchInlineSnapshot(`
      "CONNECTION_FAILED: vllm:cut lost the connection to 127.0.0.1:8000 (ECONNRESET).
      Check the network and the base URL, http://127.0.0.1:8000/v1.

      MALFORMED_RESPONSE: vllm:truncated sent an incomplete reply: the stream ended without a finish reason.
      Try again. If the error persists, check the base URL, http://127.0.0.1:8000/v1.

      MALFORMED_RESPONSE: vllm:malformed sent a reply that is not valid JSON.
      Try again. If the error persists, check the base URL, http://127.0.0.1:8000/v1.

      VENDOR_UNAVAILABLE: vllm:error-event failed or is overloaded: The model failed.
      Try again later."
    `);
  });

  it("reports where no server listens", async () => {
    await server.close();
    expect(await failure("good", false)).toMatchInlineSnapshot(`
      "CONNECTION_FAILED: vllm:good could not be reached: 127.0.0.1:8000 refused the connection (ECONNREFUSED).
      Check the network and the base URL, http://127.0.0.1:8000/v1."
    `);
  });
});

describe("capabilities", () => {
  it.each([
    ["Qwen/QwQ-32B", true],
    ["deepseek-ai/DeepSeek-R1", true],
    ["deepseek/deepseek-r1:free", true],
    ["Qwen/Qwen3-30B-A3B-Thinking-2507", true],
    ["Qwen/Qwen3-30B-A3B-Instruct-2507", undefined],
    ["llama3:8b", undefined],
  ])("of %s: unopened reasoning %s", (model, unopenedReasoning) => {
    const known = openaiCompatible().capabilities?.(model);
    expect(known?.unopenedReasoning).toBe(unopenedReasoning);
  });
});

describe("the account", () => {
  async function accountsOf(options: OpenAiCompatibleOptions): Promise<unknown[]> {
    const provider = openaiCompatible({ baseUrl: "http://one/v1", ...options });
    const model = await provider.chat("m", {});
    return [provider.account?.(), model._identifyingParams()["account"]];
  }

  it.each<[string, OpenAiCompatibleOptions]>([
    ["a key", { apiKey: key }],
    ["a header", { headers: { "x-tenant": "tenant-a" } }],
    ["another value of a header", { headers: { "x-tenant": "tenant-b" } }],
    ["another base URL", { baseUrl: "http://two/v1" }],
    ["a query", { baseUrl: "http://one/v1?tenant=tenant-a" }],
  ])("is another one with %s, which it does not show", async (_, options) => {
    const [plain, other] = [await accountsOf({}), await accountsOf(options)];
    expect(plain[1]).toBe(plain[0]);
    expect(other[1]).toBe(other[0]);
    expect(other[0]).not.toBe(plain[0]);
    expect(String(other[0])).toMatch(/^[\da-f]{64}$/);
  });

  it("is the same whatever the order and case of the headers", async () => {
    const [one] = await accountsOf({ headers: { "X-A": "1", "X-B": "2" } });
    const [other] = await accountsOf({ headers: { "x-b": "2", "x-a": "1" } });
    expect(other).toBe(one);
  });
});
