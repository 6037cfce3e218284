import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { ChatParams } from "@moagraph/provider-kit";
import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, expect, test } from "vitest";
import { google, type GoogleOptions } from "./google.js";

let server: TestServer;
afterEach(() => server.close());

async function start(script: ModelScript = { text: "Four." }): Promise<GoogleOptions> {
  server = await startTestServer({ models: { "*": script } });
  return { apiKey: "AIza-test-0123456789", baseUrl: new URL(server.url).origin };
}

async function configFor(model: string, params: ChatParams): Promise<unknown> {
  const options = await start();
  await (await google(options).chat(model, params)).invoke("2+2?");
  return server.journal[0]?.body["generationConfig"];
}

test.each([
  ["gemini-2.5-flash", "none", { thinkingBudget: 0 }],
  ["gemini-2.5-flash", "low", { thinkingBudget: 1_024, includeThoughts: true }],
  ["gemini-2.5-pro", "high", { thinkingBudget: 24_576, includeThoughts: true }],
  ["gemini-3.5-flash", "minimal", { thinkingLevel: "minimal", includeThoughts: true }],
  ["gemini-flash-latest", "high", { thinkingLevel: "high", includeThoughts: true }],
])("%s thinks with the effort %s", async (model, reasoningEffort, thinkingConfig) => {
  expect(await configFor(model, { reasoningEffort })).toEqual({ thinkingConfig });
});

test("an id can begin with models/, as Google's API has it", async () => {
  const config = await configFor("models/gemini-2.5-flash", { reasoningEffort: "low" });
  expect(config).toMatchObject({ thinkingConfig: { thinkingBudget: 1_024 } });
  expect(server.journal[0]?.path).toBe("/v1beta/models/gemini-2.5-flash:generateContent");
  const provider = google();
  expect(provider.facts?.("models/gemini-2.5-flash")).toEqual(provider.facts?.("gemini-2.5-flash"));
  expect(provider.facts?.("models/gemini-2.5-flash").contextTokens).toBeDefined();
  expect(provider.capabilities?.("models/gemini-2.5-flash")).toEqual(
    provider.capabilities?.("gemini-2.5-flash"),
  );
});

test("a web page in place of the API: no hint adds a version to the base URL", async () => {
  const body = "<html><title>Welcome</title></html>";
  const options = await start({ fault: { status: 404, body } });
  const asked = (await google(options).chat("gemini-2.5-flash", {})).invoke("Hi");
  await expect(asked).rejects.toMatchObject({ hint: expect.not.stringContaining("/v1") });
});

test("nothing is in the configuration that was not asked for", async () => {
  expect(await configFor("gemini-2.5-flash", {})).toEqual({});
});

test("fields of the node are added to the configuration", async () => {
  const providerOptions = { generationConfig: { topK: 40 }, safetySettings: [] };
  const sent = await configFor("gemini-2.5-flash", { temperature: 0.5, providerOptions });
  expect(sent).toEqual({ temperature: 0.5, topK: 40 });
  expect(server.journal[0]?.body["safetySettings"]).toEqual([]);
});

test("the system text goes to the user if the model takes no system instruction", async () => {
  const message = "Developer instruction is not enabled for models/gemma-3-27b-it";
  const options = await start(({ body }) =>
    body["systemInstruction"] === undefined
      ? { text: "Four." }
      : { fault: { status: 400, message } },
  );
  const model = await google(options).chat("gemma-3-27b-it", {});
  const asked = [new SystemMessage("Be brief."), new HumanMessage("2+2?")];
  const { text, response_metadata } = await model.invoke(asked);
  expect([text, response_metadata["adapted"]]).toEqual(["Four.", ["systemRole"]]);
  expect(server.journal[1]?.body["contents"]).toEqual([
    { role: "user", parts: [{ text: "Be brief." }, { text: "2+2?" }] },
  ]);
});

test("log probabilities are in OpenAI's format, whole and streamed", async () => {
  const options = await start({ text: "It is" });
  const model = await google(options).chat("gemini-2.5-flash", { topLogprobs: 2 });
  const whole = await model.invoke("2+2?");
  let streamed = {};
  for await (const { response_metadata } of await model.stream("2+2?"))
    streamed = { ...streamed, ...response_metadata };
  const content = ["It", " is"].map((token) => ({
    token,
    logprob: -0.25,
    top_logprobs: [
      { token, logprob: -0.25 },
      { token: "other 1", logprob: -0.5 },
    ],
  }));
  expect(whole.response_metadata["logprobs"]).toEqual({ content });
  expect(streamed).toMatchObject({ logprobs: { content } });
});

test.each([
  [{ promptFeedback: { blockReason: "PROHIBITED_CONTENT" } }, "PROHIBITED_CONTENT"],
  [{ candidates: [{ finishReason: "RECITATION", index: 0 }] }, "RECITATION"],
])("a filtered reply is named by Google's word: %j", async (body, word) => {
  const options = await start({ fault: { status: 200, body } });
  const model = await google(options).chat("gemini-2.5-flash", {});
  await expect(model.invoke("2+2?")).rejects.toMatchObject({ code: "CONTENT_FILTERED" });
  await expect(model.invoke("2+2?")).rejects.toThrow(word);
});

test("a reply without content beside its finish reason is blank", async () => {
  const body = { candidates: [{ finishReason: "MAX_TOKENS", index: 0 }] };
  const options = await start({ fault: { status: 200, body } });
  const message = await (await google(options).chat("gemini-2.5-flash", {})).invoke("2+2?");
  expect([message.text, message.response_metadata["finish_reason"]]).toEqual(["", "MAX_TOKENS"]);
});

test("the list has chat models only, by the names that a graph uses", async () => {
  server = await startTestServer({
    models: { "gemini-2.5-flash": {}, "gemini-2.5-flash-image": {}, "gemini-2.5-pro-tts": {} },
  });
  const { origin } = new URL(server.url);
  const listed = await google({ apiKey: "k", baseUrl: `${origin}/v1beta` }).listModels?.();
  expect(listed?.map(({ id }) => id)).toEqual(["gemini-2.5-flash"]);
  expect(listed?.[0]?.facts?.maxOutputTokens?.value).toBe(65_536);
});

test("tools of LangChain's class work: the request has them, and the reply calls one", async () => {
  const options = await start({ toolCall: { name: "look", arguments: '{"at":1}' } });
  const model = await google(options).chat("gemini-2.5-flash", {});
  const parameters = { type: "object", properties: { at: { type: "number" } } };
  const look = { type: "function", function: { name: "look", parameters } };
  const message = await model.bindTools?.([look]).invoke("Look.");
  expect(message?.tool_calls).toMatchObject([{ name: "look", args: { at: 1 } }]);
});

test("sends one schema, where LangChain's agents set it for several vendors", async () => {
  const options = await start({ text: "{}" });
  const model = await google(options).chat("gemini-2.5-flash", {});
  const schema = { type: "object", properties: {} };
  const json_schema = { name: "reply", schema };
  const response_format = { type: "json_schema", json_schema };
  const outputConfig = { format: { type: "json_schema", schema } };
  const given = { response_format, outputConfig, responseSchema: schema };
  await model.withConfig(given as object).invoke("2+2?");
  expect(server.journal[0]?.body["generationConfig"]).toEqual({
    responseMimeType: "application/json",
    responseJsonSchema: schema,
  });
});

test.each([
  ["gemini-2.5-pro", true],
  ["models/gemini-3.1-pro-preview", true],
  ["gemini-3.5-flash", true],
  ["gemini-3.5-flash-lite", false],
  ["gemini-3.6-flash", false],
  ["gemini-4-argon", false],
  ["gemma-3-27b-it", undefined],
])("whether a model continues a message of its own is known: %s", (model, prefill) => {
  expect(google().capabilities?.(model).prefill).toBe(prefill);
});

test("a request that must not end with a model's turn is an error of the capability prefill", async () => {
  const message = "Requests ending with a model turn are not supported.";
  const options = await start({ fault: { status: 400, message } });
  const asked = (await google(options).chat("gemini-flash-latest", {})).invoke([
    ["user", "Count."],
    ["assistant", "One,"],
  ]);
  await expect(asked).rejects.toMatchObject({ code: "INVALID_REQUEST", capability: "prefill" });
});
