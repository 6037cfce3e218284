import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { anthropic } from "@moagraph/anthropic";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { startTestServer } from "@moagraph/provider-kit/testing";
import { expect, onTestFinished, test } from "vitest";

const weather = {
  type: "function",
  function: {
    name: "weather",
    description: "The weather in a city.",
    parameters: { type: "object", properties: { city: { type: "string" } } },
  },
};
const call = { name: "weather", arguments: '{"city":"Rome"}' };
const cities = ["Rome", "Oslo"];
const first = {
  reasoning: "Both cities.",
  text: "I look.",
  toolCalls: [call, { name: "weather", arguments: '{"city":"Oslo"}' }],
};

async function whole(model: BaseChatModel, messages: BaseMessage[]): Promise<AIMessageChunk> {
  let sum: AIMessageChunk | undefined;
  for await (const chunk of await model.stream(messages)) sum = sum?.concat(chunk) ?? chunk;
  return sum as AIMessageChunk;
}

test.each<[string, (url: string) => Provider]>([
  ["anthropic", (url) => anthropic({ apiKey: "sk", baseUrl: new URL(url).origin })],
  ["near", (url) => openaiCompatible({ id: "near", apiKey: "sk", baseUrl: url })],
])("%s: the output calls tools in a loop, and proposers read it as text", async (id, make) => {
  const models = { out: [first, { text: "Sun in both." }], ada: { text: "It is sunny." } };
  const server = await startTestServer({ models });
  onTestFinished(() => server.close());
  const graph = defineGraph({
    name: "panel",
    nodes: {
      ada: proposer({ model: `${id}:ada` }),
      out: aggregator({ model: `${id}:out`, reads: ["ada"] }),
    },
    output: "out",
  });
  const app = compile(graph, { providers: [make(server.url)] });
  const model = asChatModel(app).bindTools?.([weather], {
    tool_choice: "required",
  }) as unknown as BaseChatModel;
  const question = new HumanMessage("Weather in Rome and Oslo?");
  const calling = await whole(model, [question]);
  expect(calling.text).toBe("I look.");
  expect(calling.tool_calls?.map(({ args }) => args["city"])).toEqual(cities);
  const results = calling.tool_calls?.map(
    ({ id: tool_call_id = "", args }) =>
      new ToolMessage({ content: `Sun in ${args["city"]}.`, tool_call_id }),
  );
  const answer = await model.invoke([question, calling, ...(results ?? [])]);
  expect(answer.text).toBe("Sun in both.");
  const bodies = server.journal.map(({ body }) => body);
  const [, asked, again, looped] = bodies;
  expect(asked?.["tools"]).toHaveLength(1);
  expect(JSON.stringify(asked?.["tool_choice"])).toMatch(/any|required/);
  expect(again).not.toHaveProperty("tools");
  expect(JSON.stringify(again?.["messages"])).toContain("Result of weather:");
  expect(JSON.stringify(again?.["messages"])).not.toMatch(/tool_use|tool_calls|"tool"/);
  expect(JSON.stringify(looped?.["messages"])).toMatch(/tool_use|tool_calls/);
  // Anthropic refuses a message whose thinking is not first, or has lost its signature.
  const sent = JSON.stringify(looped?.["messages"]);
  if (id === "anthropic") expect(sent).toMatch(/"thinking".*"signature".*I look.*tool_use/);
});
