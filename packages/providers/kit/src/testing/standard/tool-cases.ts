import assert from "node:assert/strict";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda } from "@langchain/core/runnables";
import type { ModelScript } from "../model-script.js";
import type { ChatRequest } from "../wire/chat-request.js";
import { assertSent, assertUsage, lastOf, reply, streamed, withTools } from "./ask.js";
import {
  AddTool,
  addFunction,
  pair,
  pairSchema,
  timeTool,
  weatherParams,
  weatherTool,
} from "./schemas.js";
import type { StandardCase } from "./standard-case.js";

const usage = { inputTokens: 12, outputTokens: 9 };
const adding: ModelScript = {
  toolCall: { name: "add", arguments: JSON.stringify(pair) },
  usage,
};
const place = { place: "San Francisco" };
const looking: ModelScript = {
  toolCall: { name: "get_weather", arguments: JSON.stringify(place) },
  usage,
};
const parallel: ModelScript = {
  toolCalls: ["get_weather", "get_time"].map((name) => ({
    name,
    arguments: JSON.stringify(place),
  })),
};
const invalid: ModelScript = { toolCall: { name: "add", arguments: '{"a": 1, "b"' } };

const prompt = ChatPromptTemplate.fromMessages([
  ["system", "You must call the function {name}."],
  ["human", "What is the sum of 1 and 2?"],
]);

interface Called {
  readonly tool_calls?:
    | readonly {
        readonly name: string;
        readonly args: unknown;
        readonly id?: string | undefined;
        readonly type?: string;
      }[]
    | undefined;
}

/** Fails unless the message calls these tools. Each call must have an id. */
function assertCalls({ tool_calls = [] }: Called, ...expected: readonly [string, object][]): void {
  assert.deepEqual(
    tool_calls.map(({ name, args, type }) => [name, args, type]),
    expected.map(([name, args]) => [name, args, "tool_call"]),
  );
  const ids = tool_calls.map(({ id }) => id);
  assert.ok(
    ids.every((id) => typeof id === "string" && id !== ""),
    "A call without an id.",
  );
  assert.equal(new Set(ids).size, ids.length);
}

/** An API that cannot be told so gets only the tools that may be called. */
function choiceOf({ toolChoice, tools }: ChatRequest): string | undefined {
  if (tools.length === 0) return "none";
  const isOnly = tools.length === 1 && (toolChoice === undefined || toolChoice === "any");
  return isOnly && JSON.stringify(tools).includes('"get_weather"') ? "get_weather" : toolChoice;
}

const choices = ["any", "get_weather", "none"];

/** Calls of tools. */
export const toolCases: readonly StandardCase[] = [
  {
    name: "calls a tool that is a class",
    covers: "testToolCalling",
    async run({ serve }) {
      const { chat, requests } = await serve(adding);
      const message = await reply(withTools(await chat(), [new AddTool()]), "1 + 2?");
      assertCalls(message, ["add", pair]);
      assert.equal(lastOf(requests()).tools.length, 1);
      assertSent(requests(), '"add"', "Adds two numbers.", "The second.");
    },
  },
  {
    name: "calls a tool that is made of a Runnable",
    covers: "testBindToolsWithRunnableToolLike",
    async run({ serve }) {
      const { chat, requests } = await serve(adding);
      const description = "Adds two numbers.";
      const added = RunnableLambda.from(({ a, b }: { a: number; b: number }) => a + b).asTool({
        name: "add",
        description,
        schema: pairSchema,
      });
      const chain = prompt.pipe(withTools(await chat(), [added]));
      assertCalls(await chain.invoke({ name: "add" }), ["add", pair]);
      assertSent(requests(), '"add"', description, "The second.");
    },
  },
  {
    name: "calls a tool in OpenAI's form",
    covers: "testBindToolsWithOpenAIFormattedTools",
    async run({ serve }) {
      const { chat, requests } = await serve(adding);
      const chain = prompt.pipe(withTools(await chat(), [addFunction]));
      assertCalls(await chain.invoke({ name: "add" }), ["add", pair]);
      assertSent(requests(), '"add"', "Adds two numbers.");
    },
  },
  {
    name: "calls a tool without a function",
    covers: "testModelCanAcceptStructuredToolParamsSchema",
    async run({ serve }) {
      const { chat } = await serve(looking);
      const model = withTools(await chat(), [weatherParams]);
      assertCalls(await reply(model, "How is the weather?"), ["get_weather", place]);
    },
  },
  {
    name: "streams a tool call",
    covers: "testStreamTools",
    async run({ serve }) {
      const { chat } = await serve(looking);
      const model = withTools(await chat(), [weatherParams]);
      const { whole } = await streamed(model, "How is the weather?");
      assertCalls(whole, ["get_weather", place]);
    },
  },
  {
    name: "streams the usage beside a tool call",
    covers: "testStreamTokensWithToolCalls",
    async run(bench) {
      const { chat } = await bench.serve(adding);
      const chain = prompt.pipe(withTools(await chat(), [new AddTool()]));
      const { whole } = await streamed(chain, { name: "add" });
      assertCalls(whole, ["add", pair]);
      assertUsage(whole, usage, bench);
    },
  },
  {
    name: "streams the arguments of a tool call in pieces",
    async run({ serve }) {
      const { chat } = await serve(looking);
      const model = withTools(await chat(), [weatherParams]);
      const { chunks } = await streamed(model, "How is the weather?");
      const pieces = chunks.flatMap((chunk) => chunk.tool_call_chunks ?? []);
      assert.ok(pieces.filter(({ args }) => args !== "").length > 1, "One piece.");
      assert.deepEqual(JSON.parse(pieces.map(({ args }) => args).join("")), place);
    },
  },
  {
    name: "calls several tools at once",
    covers: "testParallelToolCalling",
    async run({ serve }) {
      const { chat } = await serve(parallel);
      const model = withTools(await chat(), [weatherTool, timeTool]);
      for (const message of [
        await reply(model, "Weather and time?"),
        (await streamed(model, "Weather and time?")).whole,
      ]) {
        assertCalls(message, ["get_weather", place], ["get_time", place]);
      }
    },
  },
  ...choices.map((choice): StandardCase => ({
    name: `sends the tool choice ${choice}`,
    async run({ serve }) {
      const { chat, requests } = await serve({ text: "Well." });
      const model = withTools(await chat(), [weatherTool, timeTool], { tool_choice: choice });
      await reply(model, "How is the weather?");
      assert.equal(choiceOf(lastOf(requests())), choice);
    },
  })),
  {
    name: "reports arguments that are not JSON as an invalid call",
    async run({ serve }) {
      const { chat } = await serve(invalid);
      const message = await reply(withTools(await chat(), [new AddTool()]), "1 + 2?");
      assertInvalid(message);
    },
  },
  {
    name: "reports streamed arguments that are not JSON as an invalid call",
    async run({ serve }) {
      const { chat } = await serve({ toolCall: { name: "add", arguments: "not JSON at all" } });
      const { whole } = await streamed(withTools(await chat(), [new AddTool()]), "1 + 2?");
      assertInvalid(whole);
    },
  },
];

function assertInvalid(message: {
  readonly tool_calls?: readonly unknown[] | undefined;
  readonly invalid_tool_calls?: readonly { readonly name?: string | undefined }[] | undefined;
}): void {
  assert.deepEqual(message.tool_calls ?? [], []);
  assert.deepEqual(
    message.invalid_tool_calls?.map(({ name }) => name),
    ["add"],
  );
}
