import type { AIMessageChunk } from "@langchain/core/messages";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { ChatParams } from "@moagraph/provider-kit";
import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, expect, test, vi } from "vitest";
import { ollama, type OllamaOptions } from "./ollama.js";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
  vi.unstubAllEnvs();
});

async function start(script: ModelScript = { text: "Four." }): Promise<{ baseUrl: string }> {
  server = await startTestServer({ models: { "llama3.2:3b": script, "my-model": script } });
  return { baseUrl: new URL(server.url).origin };
}

async function sentWith(params: ChatParams, options: OllamaOptions = {}): Promise<unknown> {
  // A model without facts.
  const model = await ollama({ ...(await start()), ...options }).chat("my-model", params);
  await model.invoke("2+2?");
  return server?.journal[0]?.body;
}

/** An address at which nothing listens. */
async function closedUrl(): Promise<string> {
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const { port } = closed.address() as AddressInfo;
  closed.close();
  await once(closed, "close");
  return `http://127.0.0.1:${port}`;
}

test.each([
  ["none", false],
  ["low", "low"],
  ["high", "high"],
])("the effort %s is `think: %s`", async (reasoningEffort, think) => {
  expect(await sentWith({ reasoningEffort })).toMatchObject({ think });
});

test("a prompt is never truncated, and options of the provider and the node are added", async () => {
  const sent = await sentWith(
    { temperature: 0.5, providerOptions: { keep_alive: "5m" } },
    { body: { options: { num_ctx: 16_384 } } },
  );
  expect(sent).toMatchObject({
    truncate: false,
    shift: false,
    keep_alive: "5m",
    options: { temperature: 0.5, num_ctx: 16_384 },
  });
});

test("a prompt that does not fit is a ContextOverflowError", async () => {
  const error = JSON.stringify({
    error: {
      code: 400,
      message: "request (8889 tokens) exceeds the available context size (4096 tokens)",
      type: "exceed_context_size_error",
    },
  });
  const options = await start({ fault: { status: 400, body: { error } } });
  const asked = (await ollama(options).chat("llama3.2:3b", {})).invoke("2+2?");
  await expect(asked).rejects.toMatchObject({ code: "CONTEXT_OVERFLOW" });
});

test("what a model or the API cannot be told is left out and noted", async () => {
  const options = await start(({ body }) =>
    body["think"] === undefined
      ? { text: "Four." }
      : { fault: { status: 400, message: '"my-model" does not support thinking' } },
  );
  const model = await ollama(options).chat("my-model", { reasoningEffort: "high" });
  const { text, response_metadata } = await model.invoke("2+2?");
  expect([text, response_metadata["adapted"]]).toEqual(["Four.", ["reasoningEffort"]]);
  const bound = model.bindTools?.([add], { tool_choice: "any" }) ?? expect.fail("no tools");
  const told = await bound.invoke("2+2?");
  expect(told.response_metadata["adapted"]).toEqual(["reasoningEffort", "toolChoice"]);
});

const add = { type: "function", function: { name: "add", parameters: { type: "object" } } };

test("a model that is not downloaded: the hint is the command", async () => {
  const asked = (await ollama(await start()).chat("qwen3:4b", {})).invoke("2+2?");
  await expect(asked).rejects.toMatchObject({
    code: "MODEL_NOT_FOUND",
    hint: "Download it: ollama pull qwen3:4b",
  });
});

test("no server: the hint is the command, also for the list", async () => {
  const baseUrl = await closedUrl();
  const provider = ollama({ baseUrl });
  const hint = `Start it: ollama serve. If it runs elsewhere, set OLLAMA_BASE_URL, which is ${baseUrl}.`;
  const code = "CONNECTION_FAILED";
  await expect((await provider.chat("x", {})).invoke("Hi")).rejects.toMatchObject({ code, hint });
  await expect(provider.listModels?.()).rejects.toMatchObject({ code, hint });
});

test("a proxy that refuses the connection: the error is the proxy's", async () => {
  const baseUrl = "http://ollama.example:11434";
  vi.stubEnv("HTTP_PROXY", await closedUrl());
  const error = { code: "CONNECTION_FAILED", hint: expect.stringContaining("Check HTTP_PROXY") };
  const provider = ollama({ baseUrl });
  await expect((await provider.chat("x", {})).invoke("Hi")).rejects.toMatchObject(error);
  await expect(provider.listModels?.()).rejects.toMatchObject(error);
});

test("the command is left out for a name that is none", async () => {
  const asked = (await ollama(await start()).chat("a\u001B[31m; b", {})).invoke("Hi");
  const hint = expect.not.stringContaining("ollama pull");
  await expect(asked).rejects.toMatchObject({ code: "MODEL_NOT_FOUND", hint });
});

test.each(["", "/", "/v1", "/api"])("a base URL can end with %j", async (path) => {
  const { baseUrl } = await start();
  const model = await ollama({ baseUrl: `${baseUrl}${path}` }).chat("llama3.2:3b", {});
  expect((await model.invoke("2+2?")).text).toBe("Four.");
  expect(server?.journal[0]?.path).toBe("/api/chat");
});

test("the list has the models, and their windows only if that is asked for", async () => {
  const options = await start();
  const [listed] = (await ollama(options).listModels?.()) ?? [];
  expect(listed).toMatchObject({
    id: "llama3.2:3b",
    facts: { totalParameters: { value: 3_200_000_000, source: `${options.baseUrl}/api/tags` } },
  });
  expect(listed?.facts?.contextTokens).toBeUndefined();
  const asked = ollama({ ...options, listsContextWindows: true });
  const [shown] = (await asked.listModels?.()) ?? [];
  expect(shown?.facts?.contextTokens).toMatchObject({ value: 131_072 });
});

test("log probabilities are in OpenAI's format, whole and streamed", async () => {
  const options = await start({ text: "It is" });
  const model = await ollama(options).chat("llama3.2:3b", { topLogprobs: 1 });
  const whole = await model.invoke("2+2?");
  const streamed: unknown[] = [];
  for await (const { response_metadata } of await model.stream("2+2?"))
    streamed.push(response_metadata["logprobs"]);
  const content = ["It", " is"].map((token) => {
    return { token, logprob: -0.25, top_logprobs: [{ token, logprob: -0.25 }] };
  });
  expect(whole.response_metadata["logprobs"]).toEqual({ content });
  expect(streamed.filter((each) => each !== undefined)).toEqual([{ content }]);
});

test("tools of LangChain's class work: the request has them, and the reply calls one", async () => {
  const options = await start({ toolCall: { name: "look", arguments: '{"at":1}' } });
  const model = await ollama(options).chat("llama3.2:3b", {});
  const parameters = { type: "object", properties: { at: { type: "number" } } };
  const look = { type: "function", function: { name: "look", parameters } };
  const message = await model.bindTools?.([look]).invoke("Look.");
  expect(message?.tool_calls).toMatchObject([{ name: "look", args: { at: 1 } }]);
});

test("several tool calls of one part stay apart, whole and streamed", async () => {
  const tool_calls = ["look", "listen"].map((name) => ({
    function: { name, arguments: { at: 1 } },
  }));
  const message = { role: "assistant", content: "", tool_calls };
  const body = { message, done: true, done_reason: "stop" };
  const options = await start({ fault: { status: 200, body } });
  const model = await ollama(options).chat("my-model", {});
  const calls = [
    { name: "look", args: { at: 1 } },
    { name: "listen", args: { at: 1 } },
  ];
  expect((await model.invoke("Look.")).tool_calls).toMatchObject(calls);
  const chunks = await model.stream("Look.");
  const { value: first } = await chunks.next();
  let whole: AIMessageChunk | undefined = first;
  for await (const chunk of chunks) whole = whole?.concat(chunk);
  expect(whole?.tool_calls).toMatchObject(calls);
});
