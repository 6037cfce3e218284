import type { ChatParams } from "@moagraph/provider-kit";
import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, expect, test } from "vitest";
import { anthropic, type AnthropicOptions } from "./anthropic.js";

let server: TestServer;
afterEach(() => server.close());

async function start(script: ModelScript = { text: "Four." }): Promise<AnthropicOptions> {
  server = await startTestServer({ models: { "*": script }, apiKey: "sk-test" });
  return { apiKey: "sk-test", baseUrl: new URL(server.url).origin };
}

async function sentBy(model: string, params: ChatParams): Promise<Record<string, unknown>> {
  const options = await start();
  await (await anthropic(options).chat(model, params)).invoke("2+2?");
  return { ...server.journal[0]?.body };
}

test.each([
  ["claude-opus-4-8", "low", { type: "adaptive" }, { effort: "low" }],
  ["claude-opus-4-5", "low", undefined, { effort: "low" }],
  ["claude-haiku-4-5", "medium", { type: "enabled", budget_tokens: 5_000 }, undefined],
  ["claude-sonnet-4-20250514", "low", { type: "enabled", budget_tokens: 2_000 }, undefined],
  ["claude-3-7-sonnet-20250219", "minimal", { type: "enabled", budget_tokens: 1_024 }, undefined],
  ["claude-unheard-of", "none", { type: "disabled" }, undefined],
])("%s thinks with the effort %s", async (model, reasoningEffort, thinking, output_config) => {
  const sent = await sentBy(model, { reasoningEffort, maxOutputTokens: 10_000 });
  expect([sent["thinking"], sent["output_config"]]).toEqual([thinking, output_config]);
});

test.each<[ChatParams, object, readonly string[] | undefined]>([
  [{ maxOutputTokens: 512, reasoningEffort: "low" }, { max_tokens: 512 }, ["reasoningEffort"]],
  [{ maxOutputTokens: 1_024, reasoningEffort: "low" }, { max_tokens: 1_024 }, ["reasoningEffort"]],
  [
    { maxOutputTokens: 1_025, reasoningEffort: "high" },
    { max_tokens: 1_025, thinking: { type: "enabled", budget_tokens: 1_024 } },
    undefined,
  ],
  [
    { maxOutputTokens: 512, reasoningEffort: "low", temperature: 0.5, topP: 0.5 },
    { max_tokens: 512, temperature: 0.5, top_p: 0.5 },
    ["reasoningEffort"],
  ],
  [
    { maxOutputTokens: 10_000, reasoningEffort: "low", temperature: 0.5, topP: 0.5 },
    { max_tokens: 10_000, thinking: { type: "enabled", budget_tokens: 2_000 } },
    ["temperature", "topP"],
  ],
  [
    { maxOutputTokens: 10_000, reasoningEffort: "low", temperature: 1, topP: 0.95 },
    {
      max_tokens: 10_000,
      temperature: 1,
      top_p: 0.95,
      thinking: { type: "enabled", budget_tokens: 2_000 },
    },
    undefined,
  ],
  [{ maxOutputTokens: 10, reasoningEffort: "weird" }, { max_tokens: 10 }, ["reasoningEffort"]],
])(
  "parameters that conflict with thinking are left out and noted: %j",
  async (params, sent, noted) => {
    const options = await start();
    const model = await anthropic(options).chat("claude-sonnet-4-5", params);
    const { response_metadata } = await model.invoke("2+2?");
    const { messages: _, model: _model, stream: _stream, ...body } = { ...server.journal[0]?.body };
    expect([body, response_metadata["adapted"]]).toEqual([sent, noted]);
  },
);

test("what is refused beside thinking is sent with requests that do not think", async () => {
  const message = "`temperature` may only be set to 1 when thinking is enabled.";
  const options = await start(({ body }) =>
    body["thinking"] !== undefined && body["temperature"] !== undefined
      ? { fault: { status: 400, message } }
      : { text: "Four." },
  );
  const provider = anthropic(options);
  // The graph does not know this way to think.
  const providerOptions = { thinking: { type: "new" } };
  const thinking = await provider.chat("claude-beside", { temperature: 0.5, providerOptions });
  const { response_metadata } = await thinking.invoke("2+2?");
  expect(response_metadata["adapted"]).toEqual(["temperature"]);
  await (await provider.chat("claude-beside", { temperature: 0.5 })).invoke("2+2?");
  expect(server.journal.at(-1)?.body).toMatchObject({ temperature: 0.5 });
});

test("the output limit is the model's highest by default, and 4,096 if that is unknown", async () => {
  expect(await sentBy("claude-opus-4-8", {})).toMatchObject({ max_tokens: 128_000 });
  expect(await sentBy("claude-unheard-of", {})).toMatchObject({ max_tokens: 4_096 });
});

test("what the API does not have is left out, and that is noted", async () => {
  const options = await start();
  const asked = { seed: 7, topLogprobs: 2, temperature: 0.5 };
  const model = await anthropic(options).chat("claude-opus-4-8", asked);
  const { response_metadata } = await model.invoke("2+2?");
  expect(response_metadata["adapted"]).toEqual(["temperature", "seed", "topLogprobs"]);
  expect(Object.keys(server.journal[0]?.body ?? {}).toSorted()).toEqual([
    "max_tokens",
    "messages",
    "model",
    "stream",
  ]);
});

test("a request with both samplings is sent once more without `topP` if the model refuses it", async () => {
  const message = "`temperature` and `top_p` cannot both be specified for this model.";
  const options = await start(({ body }) =>
    body["top_p"] === undefined ? { text: "Four." } : { fault: { status: 400, message } },
  );
  const model = await anthropic(options).chat("claude-both", { temperature: 0.5, topP: 0.9 });
  const { text, response_metadata } = await model.invoke("2+2?");
  expect([text, response_metadata["adapted"]]).toEqual(["Four.", ["topP"]]);
  expect(server.journal[1]?.body).toMatchObject({ temperature: 0.5 });
});

test("fields of the node are added to the request, except those that the graph sets", async () => {
  const cache_control = { type: "ephemeral" };
  const sent = await sentBy("claude-haiku-4-5", { providerOptions: { cache_control } });
  expect(sent).toMatchObject({ cache_control });
  await server.close();
  const chat = anthropic(await start()).chat("x", { providerOptions: { system: "No." } });
  await expect(chat).rejects.toMatchObject({ code: "INVALID_SETTING" });
});

test("a base URL can have the version of the API", async () => {
  const { apiKey, baseUrl } = await start();
  const model = await anthropic({ apiKey, baseUrl: `${baseUrl}/v1/` }).chat("claude-haiku-4-5", {});
  expect((await model.invoke("2+2?")).text).toBe("Four.");
});

test("the list has the models with their limits", async () => {
  const options = await start();
  const [listed] = (await anthropic(options).listModels?.()) ?? [];
  expect(listed?.facts?.contextTokens).toMatchObject({
    value: 200_000,
    source: `${options.baseUrl}/v1/models`,
  });
});

test("a wrong key for the list names the provider, and never the key", async () => {
  const { baseUrl } = await start();
  const listed = anthropic({ apiKey: "sk-wrong-0123", baseUrl }).listModels?.();
  await expect(listed).rejects.toThrow(/^anthropic refused access \(401\)/);
  await expect(listed).rejects.not.toThrow(/sk-wrong/);
});

test("tools of LangChain's class work: the request has them, and the reply calls one", async () => {
  const options = await start({ toolCall: { name: "look", arguments: '{"at":1}' } });
  const model = await anthropic(options).chat("claude-haiku-4-5", {});
  const parameters = { type: "object", properties: { at: { type: "number" } } };
  const look = { type: "function", function: { name: "look", parameters } };
  const message = await model.bindTools?.([look]).invoke("Look.");
  expect(message?.tool_calls).toMatchObject([{ name: "look", args: { at: 1 } }]);
  expect(server.journal[0]?.body["tools"]).toMatchObject([{ name: "look" }]);
});

test("a request that LangChain's class cannot write is an invalid request, and is not sent", async () => {
  const options = await start();
  const model = await anthropic(options).chat("claude-haiku-4-5", {});
  const image = { type: "image_url", image_url: "ftp://example.com/a.png" };
  const asked = model.invoke([{ role: "user", content: [image] }]);
  await expect(asked).rejects.toMatchObject({ code: "INVALID_REQUEST", isRetryable: false });
  expect(server.journal).toEqual([]);
});

test("does not think where a tool call is forced, and notes it", async () => {
  const options = await start({ toolCall: { name: "look", arguments: '{"at":1}' } });
  const params = { reasoningEffort: "low", maxOutputTokens: 10_000 };
  const model = await anthropic(options).chat("claude-haiku-4-5", params);
  const schema = { type: "object", properties: { at: { type: "number" } } };
  const config = { name: "look", method: "functionCalling", includeRaw: true } as const;
  const { raw, parsed } = await model.withStructuredOutput(schema, config).invoke("Look!");
  expect(parsed).toEqual({ at: 1 });
  expect(raw.response_metadata["adapted"]).toEqual(["reasoningEffort"]);
  expect(server.journal[0]?.body).not.toHaveProperty("thinking");
});

test("sends a schema beside the effort, and none to models without structured output", async () => {
  const options = await start({ text: '{"at":1}' });
  const schema = { type: "object", properties: { at: { type: "number", minimum: 0 } } };
  const call = { response_format: { type: "json_schema", json_schema: { name: "look", schema } } };
  const ask = async (model: string): Promise<unknown> =>
    (await anthropic(options).chat(model, { reasoningEffort: "low" }))
      .withConfig(call as object)
      .invoke("Look!");
  await ask("claude-opus-4-8");
  const at = { type: "number", description: "minimum: 0" };
  expect(server.journal[0]?.body["output_config"]).toEqual({
    effort: "low",
    format: {
      type: "json_schema",
      schema: { type: "object", properties: { at }, additionalProperties: false },
    },
  });
  await expect(ask("claude-3-7-sonnet-20250219")).rejects.toMatchObject({
    code: "INVALID_REQUEST",
    message: "anthropic:claude-3-7-sonnet-20250219 has no structured output. No request was sent.",
  });
  expect(server.journal).toHaveLength(1);
});

const begun: [string, string][] = [
  ["user", "Count."],
  ["assistant", "One, two,"],
];

test("thinking is left out beside a message to continue, because both together are refused", async () => {
  const options = await start();
  const params = { reasoningEffort: "low", maxOutputTokens: 10_000 };
  const model = await anthropic(options).chat("claude-haiku-4-5", params);
  const { response_metadata } = await model.invoke(begun);
  expect(server.journal[0]?.body).not.toHaveProperty("thinking");
  expect(response_metadata["adapted"]).toEqual(["reasoningEffort"]);
  await model.invoke("Count.");
  expect(server.journal[1]?.body).toHaveProperty("thinking");
});

test("a model that refuses to continue a message is remembered", async () => {
  const message =
    "This model does not support assistant message prefill. The conversation must end with a user message.";
  const options = await start({ fault: { status: 400, message } });
  const provider = anthropic(options);
  const model = await provider.chat("claude-unheard-of", {});
  await expect(model.invoke(begun)).rejects.toMatchObject({
    code: "INVALID_REQUEST",
    capability: "prefill",
    hint: expect.stringContaining("prefill: false"),
  });
  expect(server.journal).toHaveLength(1);
  expect(provider.capabilities?.("claude-unheard-of").prefill).toBe(false);
});
