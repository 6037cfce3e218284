import { startTestServer } from "@moagraph/provider-kit/testing";
import { anthropic } from "@moagraph/anthropic";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { expect, test } from "vitest";
import { compile, defineGraph, proposer, ranker } from "../src/index.js";

const colour = {
  type: "object",
  properties: { colour: { type: "string" } },
  required: ["colour"],
  additionalProperties: false,
} as const;

const native = { structuredOutput: true };

test("vendors are asked for structured output, also for a repair and for a verdict", async () => {
  const server = await startTestServer({
    models: {
      ada: { text: '{"colour": "red"}' },
      claude: [{ text: '{"color": "blue"}' }, { text: '{"colour": "blue"}' }],
      judge: { text: '{"best": [2]}' },
    },
  });
  const graph = defineGraph({
    name: "colours",
    nodes: {
      ada: proposer({ model: "vllm:ada", responseFormat: colour }),
      bob: proposer({ model: "anthropic:claude", maxOutputTokens: 100, responseFormat: colour }),
      best: ranker({ model: "vllm:judge", reads: ["ada", "bob"] }),
    },
    output: "best",
    capabilities: { "vllm:ada": native, "anthropic:claude": native, "vllm:judge": native },
  });
  const providers = [
    openaiCompatible({ id: "vllm", baseUrl: server.url }),
    anthropic({ apiKey: "key", baseUrl: new URL(server.url).origin }),
  ];
  try {
    const { answer, structuredResponses, ledger } = await compile(graph, { providers }).invoke({
      messages: "Which colour?",
    });
    expect(answer).toBe('{"colour": "blue"}');
    expect(structuredResponses).toEqual({ ada: { colour: "red" }, bob: { colour: "blue" } });
    expect(ledger.map(({ node, attempt, status }) => `${node} ${attempt} ${status}`)).toEqual([
      "ada 1 ok",
      "bob 1 failed",
      "bob 2 ok",
      "best 1 ok",
    ]);
    const bodies = server.journal.map(({ body }) => body as unknown as Record<string, unknown>);
    const schema = {
      type: "json_schema",
      json_schema: { name: "response", schema: colour, strict: true },
    };
    expect(bodies.map((body) => body["response_format"] ?? body["output_config"])).toMatchObject([
      schema,
      { format: { type: "json_schema", schema: colour } },
      { format: { type: "json_schema", schema: colour } },
      { json_schema: { schema: { required: ["best"] }, strict: true } },
    ]);
    const [asked] = bodies as { messages?: unknown }[];
    expect(asked?.messages).toEqual([{ role: "user", content: "Which colour?" }]);
  } finally {
    await server.close();
  }
});
