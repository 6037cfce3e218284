import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ProviderError } from "@moagraph/provider-kit";
import { oddVariants, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anthropic } from "./anthropic.js";

const reply = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  content: [
    { type: "thinking", thinking: "Two and two.", signature: "c2ln" },
    { type: "text", text: "Four.", citations: null },
    { type: "tool_use", id: "toolu_1", name: "look", input: { at: 1 } },
  ],
  stop_reason: "end_turn",
  stop_details: { type: "refusal", explanation: "No." },
  usage: {
    input_tokens: 3,
    output_tokens: 4,
    cache_read_input_tokens: 1,
    output_tokens_details: { thinking_tokens: 2 },
  },
};
const index = 0;
const events = [
  { type: "message_start", message: { ...reply, content: [], stop_reason: null } },
  { type: "content_block_start", index, content_block: { type: "thinking", thinking: "" } },
  { type: "content_block_delta", index, delta: { type: "thinking_delta", thinking: "Two." } },
  { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "Four." } },
  { type: "content_block_start", index: 2, content_block: reply.content[2] },
  {
    type: "content_block_delta",
    index: 2,
    delta: { type: "input_json_delta", partial_json: "{}" },
  },
  { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 4 } },
  { type: "message_stop" },
];

let bodies: readonly string[];
let server: TestServer;
beforeEach(async () => {
  // LangChain warns of tool calls that it cannot parse.
  vi.spyOn(console, "warn").mockReturnValue();
  server = await startTestServer({
    models: { "*": ({ index: at }) => ({ fault: { status: 200, body: bodies[at] } }) },
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

/** How each of the calls ends: with an answer, or with an error. */
async function endsOf(ask: (model: BaseChatModel) => Promise<unknown>): Promise<string[]> {
  const provider = anthropic({ apiKey: "sk-odd-0123456789", baseUrl: new URL(server.url).origin });
  const model = await provider.chat("claude-haiku-4-5", {});
  const ends = await Promise.all(
    bodies.map(() =>
      ask(model).then(
        () => "answered",
        (error: unknown) => (ProviderError.isInstance(error) ? error.code : String(error)),
      ),
    ),
  );
  return [...new Set(ends)].toSorted();
}

test("a complete reply with one value of a wrong type is an answer or a typed error", async () => {
  bodies = oddVariants(reply).map((variant) => JSON.stringify(variant) ?? "");
  expect(await endsOf((model) => model.invoke("Hi"))).toEqual(["MALFORMED_RESPONSE", "answered"]);
});

test("a stream with one value of a wrong type is an answer or a typed error", async () => {
  const streams = oddVariants(events).filter((variant) => Array.isArray(variant));
  bodies = streams.map((parts) =>
    parts.map((part) => `data: ${JSON.stringify(part)}\n\n`).join(""),
  );
  const read = async (model: BaseChatModel): Promise<void> => {
    for await (const chunk of await model.stream("Hi")) expect(chunk).toBeDefined();
  };
  expect(await endsOf(read)).toEqual(["MALFORMED_RESPONSE", "VENDOR_UNAVAILABLE", "answered"]);
});
