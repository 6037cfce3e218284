import { InMemoryCache } from "@langchain/core/caches";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  type AIMessageChunk,
  HumanMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { RunnableLambda } from "@langchain/core/runnables";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  asChatModel,
  type CompileOptions,
  compile,
  defineGraph,
  type ModelOption,
  proposer,
  ranker,
  reducer,
  type RunEvent,
  streamRun,
  type ToolChatModel,
  verifier,
} from "../src/index.js";
import { duet } from "./panel.js";
import { always, type ScriptedModel } from "./scripted-model.js";
import { calling, type ChunkedReply, ChunkedModel } from "./chunked-model.js";

const weather = tool(async ({ city }) => `Sun in ${city}.`, {
  name: "weather",
  description: "The weather in a city, by Ada Lovelace.",
  schema: z.object({ city: z.string() }),
});
const clock = { type: "function", function: { name: "clock", parameters: { type: "object" } } };
const rome = ["weather", '{"city":"Rome"}'] as const;

interface Bound {
  readonly fuse: ChunkedModel;
  readonly ada: ScriptedModel;
  readonly app: ReturnType<typeof compile>;
}

function duetWith(
  replies: readonly (ChunkedReply | string | Error)[],
  options: Omit<CompileOptions, "models"> = {},
): Bound {
  const fuse = new ChunkedModel(replies);
  const ada = always("ada says");
  const models = { ada, bob: always("bob says"), fuse };
  return { fuse, ada, app: compile(duet, { ...options, models }) };
}

function bound(app: Bound["app"], options: object = {}): BaseChatModel {
  return asChatModel(app).bindTools?.([weather, clock], options) as unknown as BaseChatModel;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

async function chunksOf(app: Bound["app"]): Promise<AIMessageChunk[]> {
  return all(await bound(app).stream("Rome?"));
}

const calls = [{ name: "weather", args: { city: "Rome" }, id: "call-0", type: "tool_call" }];

describe.each(["fast", "plain"] as const)("tools of a graph as a chat model, %s", (wiring) => {
  test("are given to the output only, and its calls come back", async () => {
    const reply = calling("I look.", [...rome], ["clock", "{}"], ["clock", "[3"]);
    const { app, fuse, ada } = duetWith([reply], { wiring });
    const message = await bound(app, { tool_choice: "required", stop: ["END"] }).invoke("Rome?");
    expect(message).toMatchObject({
      content: "I look.",
      tool_calls: [...calls, { name: "clock", args: {} }],
      invalid_tool_calls: [{ name: "clock", args: "[3" }],
      response_metadata: { model: "fuse", ledger: [{ node: "ada" }, {}, { status: "ok" }] },
    });
    expect(fuse.options[0]).toMatchObject({
      tools: [weather, clock],
      tool_choice: "any",
      stop: ["END"],
    });
    expect(ada.asked).toHaveLength(1);
  });

  test("are called in a stream chunk by chunk, in events and in chunks of the model", async () => {
    const reply = calling("I look.", [...rome]);
    const { app } = duetWith([reply, reply], { wiring });
    const chunks = await chunksOf(app);
    const parts = chunks.flatMap(({ tool_call_chunks = [] }) => tool_call_chunks);
    expect(parts.map(({ args }) => args).join("")).toBe(rome[1]);
    expect(parts).toHaveLength(2);
    const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
    expect(whole).toMatchObject({ content: "I look.", tool_calls: calls });
    expect(whole.usage_metadata).toMatchObject({ input_tokens: expect.any(Number) });
    expect(whole.response_metadata["ledger"]).toHaveLength(3);
  });

  test("a model of the caller's with tools of its own ends the run with its calls", async () => {
    const { app } = duetWith([calling("", [...rome]), calling("", [...rome])], { wiring });
    const { answer, messages, ledger } = await app.invoke({ messages: "Rome?" });
    expect(answer).toBe("");
    expect(messages.at(-1)).toMatchObject({ content: "", tool_calls: calls });
    expect(ledger.at(-1)).toMatchObject({ node: "fuse", status: "ok" });
    const events: RunEvent[] = await all(streamRun(app, { messages: "Rome?" }));
    expect(events.at(-1)).toMatchObject({ status: "answered", answer: "" });
    const seen = events.flatMap((event) => (event.type === "tool-call-chunk" ? [event.chunk] : []));
    expect(seen).toMatchObject([{ name: "weather", index: 0 }, { index: 0 }]);
  });
});

test("a conversation with calls and results is text for nodes without tools", async () => {
  const { app, fuse, ada } = duetWith(["It is sunny."]);
  const asked = [
    new HumanMessage("Rome?"),
    new AIMessage({
      content: "",
      tool_calls: [{ name: "weather", args: { city: "Rome" }, id: "1" }],
    }),
    new ToolMessage({ content: "Sun", tool_call_id: "1" }),
    new ToolMessage({
      content: [{ type: "text", text: "Noon" }],
      tool_call_id: "2",
      name: "clock",
    }),
  ];
  expect((await bound(app).invoke(asked)).text).toBe("It is sunny.");
  const shown = ada.asked[0]?.map(({ type, text }) => `${type}: ${text}`);
  expect(shown).toEqual([
    "human: Rome?",
    'ai: Called tools:\nweather({"city":"Rome"})',
    "human: Result of weather:\nSunResult of clock:\nNoon",
  ]);
  expect(fuse.asked[0]?.map(({ type }) => type)).toEqual(["system", "human", "ai", "tool", "tool"]);
});

test("a vendor's blocks and fields come back whole, also in a stream and from a cache", async () => {
  const thinking = { type: "thinking", thinking: "Hm.", signature: "sig", index: 0 };
  const reply: ChunkedReply = [
    { content: [thinking] },
    { content: [{ type: "text", text: "I ", index: 1 }] },
    {
      content: [{ type: "text", text: "look.", index: 1 }],
      additional_kwargs: { signature: "s2" },
    },
    ...calling("", [...rome]),
  ];
  const { app } = duetWith([reply], { cache: new InMemoryCache() });
  const expected = {
    content: [thinking, { type: "text", text: "I look." }],
    tool_calls: calls,
    additional_kwargs: { signature: "s2" },
  };
  const chunks = await chunksOf(app);
  expect(chunks.reduce((sum, chunk) => sum.concat(chunk))).toMatchObject(expected);
  const cached = await bound(app).invoke("Rome?");
  expect(cached).toMatchObject(expected);
  expect(cached.response_metadata["costUsd"]).toBe(0);
  const streamed = await chunksOf(app);
  expect(streamed.reduce((sum, chunk) => sum.concat(chunk))).toMatchObject(expected);
  await expect(bound(app, { tool_choice: "clock" }).invoke("Rome?")).rejects.toMatchObject({
    code: "ANSWER_FAILED",
  });
});

test("text after blocks is part of a streamed answer", async () => {
  const thinking = { type: "thinking", thinking: "Hm.", signature: "sig" };
  const { app } = duetWith([
    [{ content: [thinking] }, { content: "So it " }, { content: "is." }],
    [...calling("I look.", [...rome]), new Error("down")],
  ]);
  const chunks = await chunksOf(app);
  expect(chunks.map(({ text }) => text).join("")).toBe("So it is.");
  // Once a part of a call was delivered, the model is not asked again.
  await expect(chunksOf(app)).rejects.toMatchObject({
    code: "BROKEN_ANSWER",
    partialText: "I look.",
  });
});

test("a bound model of the caller's calls its own tools, and those of the caller in their place", async () => {
  const chair = new ChunkedModel([calling("", [...rome]), calling("", ["clock", "{}"])]);
  const fuse = chair.bindTools([weather], { stop: ["END"] });
  const app = compile(duet, { models: { ada: always("a"), bob: always("b"), fuse } });
  const { answer, messages } = await app.invoke({ messages: "Rome?" });
  expect([answer, messages.at(-1)]).toMatchObject(["", { tool_calls: calls }]);
  const model = asChatModel(app).bindTools?.([clock]);
  expect((await model?.invoke("Rome?"))?.tool_calls).toMatchObject([{ name: "clock" }]);
  expect(chair.options).toMatchObject([{ tools: [weather] }, { tools: [clock], stop: ["END"] }]);
});

test("LangChain's cache keeps calls of tools, and tells one tool from another", async () => {
  const { app, fuse } = duetWith([calling("", [...rome]), "It has another schema."]);
  const model = asChatModel(app);
  model.cache = new InMemoryCache();
  const schema = z.object({ town: z.string() });
  const other = tool(async () => "Sun", {
    name: "weather",
    description: weather.description,
    schema,
  });
  for (const of of ["the model", "the cache"]) {
    const reply = await model.bindTools?.([weather]).invoke("Rome?");
    expect([of, reply?.tool_calls]).toMatchObject([of, calls]);
  }
  expect(fuse.asked).toHaveLength(1);
  expect((await model.bindTools?.([other]).invoke("Rome?"))?.text).toBe("It has another schema.");
});

test("a cache that is set after `bindTools` tells one tool from another, too", async () => {
  const { app, fuse } = duetWith(["one", "two"]);
  const model = asChatModel(app);
  const [one, two] = ["one", "two"].map((name) =>
    model.bindTools?.([tool(async () => "", { name, description: "", schema: z.object({}) })]),
  );
  model.cache = new InMemoryCache();
  expect((await one?.invoke("Rome?"))?.text).toBe("one");
  expect((await two?.invoke("Rome?"))?.text).toBe("two");
  expect(Object.keys(fuse.options[0] ?? {})).not.toContain("toolsIdentity");
});

test("a fallback gets the tools; one that takes none fails with a hint", async () => {
  const graph = defineGraph({ ...duet, fallback: ["deaf", "spare"], retry: { attempts: 1 } });
  const spare = new ChunkedModel([calling("", [...rome])]);
  const models = {
    ada: always("a"),
    bob: always("b"),
    fuse: new ChunkedModel([new Error("down")]),
  };
  const app = compile(graph, { models: { ...models, deaf: always("never"), spare } });
  const message = await bound(app).invoke("Rome?");
  expect(message.tool_calls).toHaveLength(1);
  const ledger = message.response_metadata["ledger"] as { model: string; error?: object }[];
  expect(ledger.find(({ model }) => model === "deaf")?.error).toMatchObject({
    code: "UNSUPPORTED_OPTION",
    message: "The model `deaf` cannot be given tools.",
  });
});

test("a proposer that answers with a call of a tool is left out, and says that only the output may", async () => {
  const models = {
    ada: new ChunkedModel([calling("", [...rome])]),
    bob: always("b"),
    fuse: always("f"),
  };
  const { ledger } = await compile(duet, { models }).invoke({ messages: "Rome?" });
  expect(ledger[0]).toMatchObject({ status: "blank", error: { code: "BLANK_REPLY" } });
  expect(ledger[0]?.error?.message).toContain("a call of a tool `weather`. Only the output can");
});

test("descriptions of tools are redacted, and names are not", async () => {
  const redact = (text: string): string => text.replaceAll("Ada Lovelace", "[name]");
  const { app, fuse } = duetWith([calling("", [...rome])], { redact });
  await bound(app).invoke("Rome?");
  expect(JSON.stringify(fuse.options[0]?.["tools"])).toContain("by [name].");
  expect(fuse.options[0]?.["tools"]).toMatchObject([{ function: { name: "weather" } }, clock]);
});

test("tools count in windows and budgets", async () => {
  const wide = {
    type: "function",
    function: { name: "wide", description: "wide ".repeat(30_000) },
  };
  const fuse = new ChunkedModel([calling("", [...rome])]);
  const price = { value: 1, source: "test", asOf: "2026-01-01" };
  const facts = { inputUsdPerMillionTokens: price, outputUsdPerMillionTokens: price };
  for (const [limit, budget] of [
    ["maxTokens", { maxTokens: 20_000 }],
    ["maxCostUsd", { maxCostUsd: 0.02 }],
  ] as const) {
    const app = compile(defineGraph({ ...duet, budget }), {
      models: {
        ada: { model: always("a"), facts },
        bob: { model: always("b"), facts },
        fuse: { model: fuse, facts },
      },
    });
    const asked = asChatModel(app).bindTools?.([wide]).invoke("Rome?");
    await expect(asked).rejects.toMatchObject({ code: "BUDGET_TOO_SMALL", overruns: [{ limit }] });
  }
  expect(fuse.asked).toEqual([]);
});

const reads = ["ada", "bob"];
const two = { ada: proposer({ model: "ada" }), bob: proposer({ model: "bob" }) };
const outputs = {
  ranker: ranker({ model: "ada", reads }),
  reducer: reducer({ reads, reduce: "longest" }),
  verifier: verifier({ model: "ada", reads: ["ada"] }),
};

test.each(Object.entries(outputs))("a %s as the output has no tools", async (kind, end) => {
  const nodes = kind === "verifier" ? { ada: two.ada, end } : { ...two, end };
  const graph = defineGraph({ name: "judged", nodes, output: "end" });
  const models = { ada: always("1"), bob: always("2") };
  const model = asChatModel(compile(graph, { models }));
  const refused = {
    code: "UNSUPPORTED_OPTION",
    message: expect.stringContaining(`\`end\` is a ${kind}`),
  };
  expect(() => model.bindTools?.([weather])).toThrow(expect.objectContaining(refused));
  await expect(model.invoke("Why?", { stop: ["x"] })).rejects.toMatchObject(refused);
});

test("a model that calls no tools, and a choice of a tool that there is not, are refused", async () => {
  const graph = defineGraph({ ...duet, capabilities: { fuse: { tools: false } } });
  const models = { ada: always("a"), bob: always("b"), fuse: always("f") };
  expect(() => bound(compile(graph, { models }))).toThrow(
    "`fuse` of its output `fuse` calls no tools",
  );
  const { app } = duetWith([]);
  await expect(bound(app, { tool_choice: "wether" }).invoke("Why?")).rejects.toMatchObject({
    code: "INVALID_INPUT",
    hint: "Use `weather`.",
  });
  await expect(asChatModel(app).invoke("Why?", { tool_choice: "any" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("an output that cannot be given tools refuses them before any node is asked", async () => {
  const ada = always("a");
  const schema = z.object({ town: z.string() });
  const chatModelOf = (fuse: ModelOption): ToolChatModel => {
    const graph = defineGraph({ ...duet, fallback: ["deaf"] });
    const models = { ada, bob: always("b"), fuse, deaf: always("d") };
    return asChatModel(compile(graph, { models }));
  };
  const refused = {
    code: "UNSUPPORTED_OPTION",
    hint: expect.stringContaining("at `fuse`") as string,
  };
  const lambda = RunnableLambda.from(() => "f");
  for (const fuse of [always("f"), lambda, createAgent({ model: always("f"), tools: [] })]) {
    const model = chatModelOf(fuse);
    expect(() => model.bindTools([weather])).toThrow(expect.objectContaining(refused));
    expect(() => model.withStructuredOutput(schema)).toThrow(expect.objectContaining(refused));
  }
  for (const made of [always("f"), lambda]) {
    const model = chatModelOf(() => made).bindTools([weather]);
    await expect(model.invoke("Why?")).rejects.toMatchObject(refused);
  }
  expect(ada.asked).toEqual([]);
});

test("options without tools go to the output only", async () => {
  const { app, fuse } = duetWith(["{}"]);
  const response_format = { type: "json_object" };
  const options = { response_format, stop: ["END"], tool_choice: "auto" } as object;
  expect((await asChatModel(app).invoke("Why?", options)).text).toBe("{}");
  expect(fuse.options[0]).toMatchObject({ response_format, stop: ["END"] });
  expect(fuse.options[0]).not.toHaveProperty("tool_choice");
});
