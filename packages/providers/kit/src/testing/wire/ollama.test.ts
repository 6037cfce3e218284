import { afterEach, describe, expect, it } from "vitest";
import type { ModelScript } from "../model-script.js";
import { startTestServer, type TestServer } from "../test-server.js";
import { chatRequestOf } from "./wire-styles.js";

let server: TestServer;
afterEach(() => server.close());

async function start(script: ModelScript): Promise<void> {
  server = await startTestServer({ models: { llama: script } });
}

function post(path: string, body: object): Promise<Response> {
  return fetch(new URL(path, server.url), { method: "POST", body: JSON.stringify(body) });
}

function ask(more: object = {}): Promise<Response> {
  const messages = [{ role: "user", content: "Hi" }];
  return post("/api/chat", { model: "llama", messages, ...more });
}

const usage = { inputTokens: 3, outputTokens: 0 };

describe("the test server as Ollama", () => {
  it("streams lines unless told not to", async () => {
    await start({ text: "Hi you.", reasoning: "Hm.", usage });
    const lines = (await (await ask()).text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { model: "llama", message: { role: "assistant", content: "" }, done: false },
      { message: { content: "", thinking: "Hm." }, done: false },
      { message: { content: "Hi" }, done: false },
      { message: { content: " you." }, done: false },
      { message: { content: "" }, done: true, done_reason: "stop", prompt_eval_count: 3 },
    ]);
  });

  it("answers at once, without counts of 0", async () => {
    await start({ text: "Hi.", toolCall: { name: "look", arguments: '{"at":1}' }, usage });
    const reply = (await (await ask({ stream: false })).json()) as object;
    expect(reply).toMatchObject({
      message: {
        content: "Hi.",
        tool_calls: [{ function: { name: "look", arguments: { at: 1 } } }],
      },
      done_reason: "stop",
    });
    expect(reply).not.toHaveProperty("eval_count");
  });

  it("gives log probabilities", async () => {
    await start({ text: "Hi." });
    expect(
      await (await ask({ stream: false, logprobs: true, top_logprobs: 2 })).json(),
    ).toMatchObject({
      logprobs: [{ token: "Hi.", logprob: -0.25, top_logprobs: [{ token: "Hi." }, {}] }],
    });
  });

  it("lists and describes its models", async () => {
    await start({});
    expect(await (await fetch(new URL("/api/tags", server.url))).json()).toMatchObject({
      models: [{ name: "llama", details: { family: "llama" } }],
    });
    expect(await (await post("/api/show", { model: "llama" })).json()).toMatchObject({
      model_info: { "llama.context_length": 131_072 },
    });
    const missing = await post("/api/show", { model: "other" });
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: 'model "other" not found, try pulling it first' },
    ]);
  });

  it("records its parameters", async () => {
    await start({});
    const options = { num_predict: 50, seed: 7, num_ctx: 4_096 };
    await (await ask({ think: "low", options })).text();
    const [entry] = server.journal;
    expect(entry && chatRequestOf(entry)).toMatchObject({
      model: "llama",
      isStreamed: true,
      maxOutputTokens: 50,
      seed: 7,
      reasoningEffort: "low",
      others: ["num_ctx"],
    });
  });
});
