import { afterEach, describe, expect, it } from "vitest";
import type { ModelScript } from "../model-script.js";
import { startTestServer, type TestServer } from "../test-server.js";
import { chatRequestOf } from "./wire-styles.js";

let server: TestServer;
afterEach(() => server.close());

async function start(script: ModelScript): Promise<void> {
  server = await startTestServer({ models: { command: script } });
}

function ask(more: object = {}): Promise<Response> {
  const messages = [{ role: "user", content: "Hi" }];
  return fetch(new URL("/v2/chat", server.url), {
    method: "POST",
    body: JSON.stringify({ model: "command", messages, ...more }),
  });
}

const usage = { inputTokens: 30, outputTokens: 2, cachedTokens: 10 };

describe("the test server as Cohere", () => {
  it("answers with a message", async () => {
    await start({ text: "Hello.", reasoning: "Hm.", finishReason: "length", usage });
    expect(await (await ask({ logprobs: true })).json()).toMatchObject({
      finish_reason: "MAX_TOKENS",
      message: {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "Hm." },
          { type: "text", text: "Hello." },
        ],
      },
      usage: { tokens: { input_tokens: 30, output_tokens: 2 }, cached_tokens: 10 },
      logprobs: [{ text: "Hello.", logprobs: [-0.25] }],
    });
  });

  it("streams events with their names", async () => {
    await start({ text: "Hi you.", reasoning: "Hm.", toolCall: { name: "look", arguments: "{}" } });
    const body = await (await ask({ stream: true })).text();
    const events = [...body.matchAll(/^event: (.+)\ndata: (.+)\n\n/gm)].map(([, name, data]) => {
      const { type, index } = JSON.parse(data ?? "") as Record<string, unknown>;
      expect(type).toBe(name);
      return index === undefined ? type : [type, index].join(" ");
    });
    expect(events).toEqual([
      "message-start",
      "content-start 0",
      "content-delta 0",
      "content-end 0",
      "content-start 1",
      "content-delta 1",
      "content-delta 1",
      "content-end 1",
      "tool-call-start 0",
      "tool-call-delta 0",
      "tool-call-end 0",
      "message-end",
    ]);
    expect(body.endsWith("data: [DONE]\n\n")).toBe(true);
  });

  it("lists its models when asked for those that chat", async () => {
    await start({});
    const list = await fetch(new URL("/v1/models?endpoint=chat", server.url));
    expect(await list.json()).toMatchObject({
      models: [{ name: "command", context_length: 256_000 }],
    });
  });

  it("records its parameters", async () => {
    await start({});
    await (await ask({ p: 0.5, thinking: { type: "disabled" }, safety_mode: "OFF" })).text();
    const [entry] = server.journal;
    expect(entry && chatRequestOf(entry)).toMatchObject({
      model: "command",
      topP: 0.5,
      reasoningEffort: "disabled",
      others: ["safety_mode"],
    });
  });
});
