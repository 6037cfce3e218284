import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ProviderError } from "@moagraph/provider-kit";
import { oddVariants, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ollama } from "./ollama.js";

const reply = {
  model: "llama3.2:3b",
  message: {
    role: "assistant",
    content: "Four.",
    thinking: "Two and two.",
    tool_calls: [{ function: { name: "look", arguments: { at: 1 } } }],
  },
  logprobs: [{ token: "Four", logprob: -0.1, top_logprobs: [{ token: "Four", logprob: -0.1 }] }],
  done: true,
  done_reason: "stop",
  prompt_eval_count: 3,
  eval_count: 4,
};
const events = [
  { message: { role: "assistant", content: "", thinking: "Two." }, done: false },
  { message: { role: "assistant", content: "Fo" }, done: false },
  reply,
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
  const provider = ollama({ apiKey: "sk-odd-0123456789", baseUrl: new URL(server.url).origin });
  const model = await provider.chat("llama3.2:3b", {});
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
  expect(await endsOf((model) => model.invoke("Hi"))).toEqual([
    "MALFORMED_RESPONSE",
    "VENDOR_UNAVAILABLE",
    "answered",
  ]);
});

test("a stream with one value of a wrong type is an answer or a typed error", async () => {
  const streams = oddVariants(events).filter((variant) => Array.isArray(variant));
  bodies = streams.map((parts) => parts.map((part) => `${JSON.stringify(part)}\n`).join(""));
  const read = async (model: BaseChatModel): Promise<void> => {
    for await (const chunk of await model.stream("Hi")) expect(chunk).toBeDefined();
  };
  expect(await endsOf(read)).toEqual(["MALFORMED_RESPONSE", "VENDOR_UNAVAILABLE", "answered"]);
});
