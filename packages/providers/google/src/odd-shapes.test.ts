import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ProviderError } from "@moagraph/provider-kit";
import { oddVariants, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { google } from "./google.js";

const reply = {
  candidates: [
    {
      content: {
        role: "model",
        parts: [
          { text: "Two and two.", thought: true },
          { text: "Four.", thoughtSignature: "c2ln" },
          { functionCall: { name: "look", args: { at: 1 } } },
        ],
      },
      finishReason: "STOP",
      index: 0,
      logprobsResult: {
        topCandidates: [{ candidates: [{ token: "Four", logProbability: -0.1 }] }],
        chosenCandidates: [{ token: "Four", logProbability: -0.1 }],
      },
    },
  ],
  promptFeedback: null,
  usageMetadata: {
    promptTokenCount: 3,
    candidatesTokenCount: 4,
    totalTokenCount: 9,
    thoughtsTokenCount: 2,
  },
};
const events = [
  { candidates: [{ content: { parts: [{ text: "Fo" }], role: "model" } }] },
  {
    candidates: [{ content: { parts: [{ text: "ur." }] } }],
    usageMetadata: { promptTokenCount: 3 },
  },
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
  const provider = google({ apiKey: "sk-odd-0123456789", baseUrl: new URL(server.url).origin });
  const model = await provider.chat("gemini-2.5-flash", {});
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
  expect(await endsOf(read)).toEqual(["MALFORMED_RESPONSE", "answered"]);
});
