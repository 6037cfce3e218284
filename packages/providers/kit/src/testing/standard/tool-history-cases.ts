import assert from "node:assert/strict";
import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import type { Reply } from "../reply.js";
import { assertSent, assertText, reply, streamed, type ToolModel, withTools } from "./ask.js";
import { AddTool, pair, timeTool, weatherTool } from "./schemas.js";
import type { StandardCase } from "./standard-case.js";

const text = "The sum is three.";
const call = { name: "add", args: pair, id: "abc123456", type: "tool_call" as const };
const result = new ToolMessage({ content: "3 (the sum)", tool_call_id: call.id, name: "add" });
const question = new HumanMessage("What is 1 + 2?");
const asText = new AIMessage({ content: "", tool_calls: [call] });
const asParts = new AIMessage({
  content: [
    { type: "text", text: "Let me add." },
    { type: "tool_use", id: call.id, name: call.name, input: call.args },
  ],
  tool_calls: [call],
});

const histories: readonly (readonly [string, string, readonly BaseMessage[]])[] = [
  ["in its text form", "testToolMessageHistoriesStringContent", [question, asText, result]],
  ["in parts", "testToolMessageHistoriesListContent", [question, asParts, result]],
  [
    "as an example before the question",
    "testStructuredFewShotExamples",
    [question, asText, result, new AIMessage("3"), new HumanMessage("What is 3 + 4?")],
  ],
];

const ways: readonly (readonly [
  string,
  string,
  (model: ToolModel, asked: BaseMessage[]) => Promise<AIMessage>,
])[] = [
  ["at once", "testModelCanUseToolUseAIMessage", reply],
  [
    "streamed",
    "testModelCanUseToolUseAIMessageWithStreaming",
    async (model, asked) => (await streamed(model, asked)).whole,
  ],
];

const looking: readonly Reply[] = [
  { toolCall: { name: "get_weather", arguments: '{"place":"Paris"}' } },
  { text: "Sunny." },
];

const atOnce: readonly Reply[] = [
  {
    toolCalls: ["get_weather", "get_time"].map((name) => ({ name, arguments: '{"place":"Rome"}' })),
  },
  { text: "Noon, and sunny." },
];

/** Tool calls and their results in the conversation. */
export const toolHistoryCases: readonly StandardCase[] = [
  ...histories.map(([what, covers, messages]): StandardCase => ({
    name: `reads a tool call and its result, ${what}`,
    covers,
    async run({ serve }) {
      const { chat, requests } = await serve({ text });
      assertText(await reply(withTools(await chat(), [new AddTool()]), [...messages]));
      assertSent(requests(), '"add"', "3 (the sum)");
      for (const message of messages) assertSent(requests(), message.text);
    },
  })),
  ...ways.map(([how, covers, ask]): StandardCase => ({
    name: `reads its own tool call and the result, ${how}`,
    covers,
    async run({ serve }) {
      const { chat, requests } = await serve(looking);
      const model = withTools(await chat(), [weatherTool]);
      const asked: BaseMessage[] = [new HumanMessage("How is the weather?")];
      const called = await ask(model, asked);
      asked.push(called, ...(await results(called)));
      assertText(await ask(model, asked));
      assertSent(requests(), "It is sunny in Paris.");
    },
  })),
  {
    name: "reads several tool calls and their results",
    covers: "testParallelToolCalling",
    async run({ serve }) {
      const { chat, requests } = await serve(atOnce);
      const model = withTools(await chat(), [weatherTool, timeTool]);
      const asked: BaseMessage[] = [new HumanMessage("Weather and time?")];
      const called = await reply(model, asked);
      asked.push(called, ...(await results(called)));
      const { tool_calls = [], text: said } = await reply(model, asked);
      assert.deepEqual(tool_calls, []);
      assert.equal(said, "Noon, and sunny.");
      assertSent(requests(), "It is sunny in Rome.", "It is noon in Rome.");
    },
  },
];

/** What the called tools give. */
async function results({ tool_calls = [] }: AIMessage): Promise<ToolMessage[]> {
  assert.notEqual(tool_calls.length, 0, "No tool is called.");
  const tools = [weatherTool, timeTool];
  return Promise.all(
    tool_calls.map(async ({ id = "", name, args }) => {
      const called = tools.find((each) => each.name === name) ?? assert.fail(`No tool ${name}.`);
      const content = await called.invoke({ place: String(args["place"]) });
      return new ToolMessage({ content, tool_call_id: id, name });
    }),
  );
}
