import { afterEach, describe, expect, it } from "vitest";
import { keyHash } from "../journal.js";
import { startTestServer, type TestServer } from "../test-server.js";
import type { ModelScript } from "../model-script.js";
import { chatRequestOf } from "./wire-styles.js";

let server: TestServer;
afterEach(() => server.close());

const headers = { "x-api-key": "sk-test", "anthropic-version": "2023-06-01" };

async function start(script: ModelScript): Promise<void> {
  server = await startTestServer({ models: { claude: script }, apiKey: "sk-test" });
}

function ask(more: object = {}, model = "claude"): Promise<Response> {
  const messages = [{ role: "user", content: [{ type: "text", text: "Hi" }] }];
  return fetch(new URL("/v1/messages", server.url), {
    method: "POST",
    headers,
    body: JSON.stringify({ model, max_tokens: 50, system: "Be brief.", messages, ...more }),
  });
}

const usage = { inputTokens: 30, outputTokens: 2, cachedTokens: 10 };

describe("the test server as Anthropic", () => {
  it("answers with a message", async () => {
    await start({ text: "Hello.", reasoning: "A greeting.", finishReason: "length", usage });
    expect(await (await ask()).json()).toMatchObject({
      type: "message",
      role: "assistant",
      model: "claude",
      content: [
        { type: "thinking", thinking: "A greeting." },
        { type: "text", text: "Hello." },
      ],
      stop_reason: "max_tokens",
      usage: { input_tokens: 20, cache_read_input_tokens: 10, output_tokens: 2 },
    });
  });

  it("answers with a tool call", async () => {
    await start({ toolCall: { name: "look", arguments: '{"at":1}' } });
    const { content, stop_reason } = (await (await ask()).json()) as Record<string, unknown>;
    expect(content).toEqual([{ type: "tool_use", id: "toolu_0", name: "look", input: { at: 1 } }]);
    expect(stop_reason).toBe("tool_use");
  });

  it("streams events with their names", async () => {
    await start({ text: "Hi you.", reasoning: "Hm.", usage });
    const body = await (await ask({ stream: true })).text();
    const events = body.matchAll(/^event: (.+)\ndata: (.+)\n\n/gm);
    const shown = [...events].map(([, name, data]) => {
      const { type, delta, index } = JSON.parse(data ?? "") as Record<string, unknown>;
      expect(type).toBe(name);
      return [
        name,
        ...(index === undefined ? [] : [index]),
        ...(delta === undefined ? [] : [delta]),
      ];
    });
    expect(shown).toEqual([
      ["message_start"],
      ["ping"],
      ["content_block_start", 0],
      ["content_block_delta", 0, { type: "thinking_delta", thinking: "Hm." }],
      ["content_block_delta", 0, { type: "signature_delta", signature: "c2ln" }],
      ["content_block_stop", 0],
      ["content_block_start", 1],
      ["content_block_delta", 1, { type: "text_delta", text: "Hi" }],
      ["content_block_delta", 1, { type: "text_delta", text: " you." }],
      ["content_block_stop", 1],
      ["message_delta", { stop_reason: "end_turn", stop_sequence: null }],
      ["message_stop"],
    ]);
  });

  it("refuses as Anthropic does", async () => {
    await start([{ fault: "overloaded" }, { fault: { status: 400, message: "No." } }]);
    expect([(await ask()).status, await (await ask()).json()]).toMatchObject([
      529,
      { type: "error", error: { type: "invalid_request_error", message: "No." } },
    ]);
    expect(await (await ask({}, "other")).json()).toMatchObject({
      error: { type: "not_found_error", message: "model: other" },
    });
  });

  it("lists its models to requests with Anthropic's version header", async () => {
    await start({});
    const list = (more: object): Promise<Response> =>
      fetch(new URL("/v1/models", server.url), { headers: { "x-api-key": "sk-test", ...more } });
    const { data } = (await (await list(headers)).json()) as { data: object[] };
    expect(data).toMatchObject([{ type: "model", id: "claude", max_input_tokens: 200_000 }]);
    expect(await (await list({})).json()).toMatchObject({ data: [{ object: "model" }] });
  });

  it("records the request without its key", async () => {
    await start("echo");
    await (await ask({ top_p: 0.5, stop_sequences: ["END"], top_k: 1 })).text();
    const [entry] = server.journal;
    expect(entry).toMatchObject({ model: "claude", keyHash: keyHash("sk-test") });
    expect(JSON.stringify(server.journal)).not.toContain("sk-test");
    expect(entry && chatRequestOf(entry)).toMatchObject({
      messages: [{ role: "system", content: "Be brief." }, { role: "user" }],
      isStreamed: false,
      topP: 0.5,
      maxOutputTokens: 50,
      stop: ["END"],
      others: ["top_k"],
    });
  });
});
