/** What a run can be started with, whichever way it is started. */
import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { RunnableLambda, RunnableSequence } from "@langchain/core/runnables";
import {
  Annotation,
  EmptyInputError,
  MemorySaver,
  MessagesAnnotation,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  compile,
  defineGraph,
  graph as inner,
  MoaError,
  proposer,
  ranker,
  streamRun,
} from "../src/index.js";
import { askedOf, duet, modelsIn, panelOf } from "./panel.js";

const blank = { type: "text" as const, text: " " };

type App = ReturnType<typeof panelOf>["app"];

async function drain(stream: AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>) {
  for await (const _ of await stream);
}

/** Every way to start a run, with an input of any kind. */
const ways: Readonly<Record<string, (app: App, input: never) => Promise<unknown>>> = {
  invoke: (app, input) => app.invoke(input),
  stream: (app, input) => drain(app.stream(input)),
  batch: (app, input) => app.batch([input]),
  streamEvents: (app, input) => drain(app.streamEvents(input, { version: "v2" })),
  streamLog: (app, input) => drain(app.streamLog(input)),
  streamRun: (app, input) => drain(streamRun(app, input)),
  "a chain": (app, input) => RunnableSequence.from([() => input, app]).invoke(null),
  "a streamed chain": (app, input) =>
    drain(RunnableSequence.from([RunnableLambda.from(() => input), app]).stream(null)),
};

describe.each(Object.entries(ways))("a run started by %s", (_, start) => {
  test("takes a question as a string", async () => {
    const { app, models } = panelOf(duet);
    await start(app, "Why?" as never);
    expect(askedOf(models["ada"])).toEqual(["human: Why?"]);
  });

  test("refuses an input without messages, before any call", async () => {
    const { app, models } = panelOf(duet);
    await expect(start(app, {} as never)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(models["ada"]?.asked).toEqual([]);
  });
});

describe("the input of a run", () => {
  const refused: readonly (readonly [input: unknown, message: string])[] = [
    [{}, "The input of the run has no `messages`."],
    [{ message: "Why?" }, "The input of the run has no `messages`, but `message`."],
    [{ question: "Why?" }, "The input of the run has no `messages`."],
    [undefined, "The input of the run is undefined."],
    [7, "The input of the run is a number."],
    [["Why?"], "The input of the run is an array."],
    [() => "Why?", "The input of the run is a function."],
    [new HumanMessage("Why?"), "The input of the run is a message."],
    [{ messages: undefined }, "`messages` in the input of the run is undefined, not a message."],
    [{ messages: null }, "`messages` in the input of the run is null, not a message."],
    [{ messages: 7 }, "`messages` in the input of the run is a number, not a message."],
    [{ messages: ["Why?", null] }, "`messages[1]` in the input of the run is null, not a message."],
    [
      { messages: [{ text: "Why?" }] },
      "`messages[0]` in the input of the run is an object that LangChain cannot read as a message.",
    ],
    [
      { messages: {} },
      "`messages` in the input of the run is an object that LangChain cannot read as a message.",
    ],
  ];

  test.each(refused)("is refused when it is %j", async (input, message) => {
    const { app } = panelOf(duet);
    const error: unknown = await app.invoke(input as never).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "InvalidInputError", code: "INVALID_INPUT", message });
    expect(MoaError.isInstance(error) && error.hint).toContain("Pass a question");
  });

  test.each([
    ["an empty question", ""],
    ["an empty conversation", { messages: [] }],
    ["a blank question", { messages: [{ role: "user", content: " \n" }] }],
    ["a question without content", { messages: [new HumanMessage({ content: [] })] }],
    ["a question of blank texts", { messages: [new HumanMessage({ content: [blank, blank] })] }],
    ["an answer without content", { messages: ["Why?", new AIMessage({ content: [] })] }],
  ])("is an empty prompt when it is %s", async (_, input) => {
    const { app } = panelOf(duet);
    await expect(app.invoke(input)).rejects.toMatchObject({ code: "EMPTY_PROMPT" });
  });

  test.each(["", " ", [], [blank]])(
    "may end in a tool's message with the content %j",
    async (content) => {
      const { app } = panelOf(duet);
      const call = { id: "1", name: "search", args: {} };
      const messages = [
        new HumanMessage("Why?"),
        new AIMessage({ content: "", tool_calls: [call] }),
        new ToolMessage({ content, tool_call_id: "1" }),
      ];
      expect((await app.invoke({ messages })).answer).not.toBe("");
    },
  );

  test.each([
    ["without a checkpointer", undefined, {}],
    ["in a thread without a run", new MemorySaver(), { configurable: { thread_id: "1" } }],
  ])("is refused when it is null %s", async (_, checkpointer, config) => {
    const { app } = panelOf(duet, {}, checkpointer === undefined ? {} : { checkpointer });
    const error: unknown = await app.invoke(null, config).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "NOTHING_TO_RESUME" });
    expect((error as Error).cause).toBeInstanceOf(EmptyInputError);
  });

  test("is a next question in a thread", async () => {
    const { app, models } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await app.invoke("Why?", config);
    await app.invoke("And how?", config);
    expect(models["ada"]?.asked[1]?.map(({ text }) => text)).toEqual([
      "Why?",
      "fuse says",
      "And how?",
    ]);
  });

  test("may have other keys, as in the state of a graph that it is a node of", async () => {
    const { app, models } = panelOf(duet);
    const state = Annotation.Root({ ...MessagesAnnotation.spec, topic: Annotation<string>() });
    const outer = new StateGraph(state)
      .addNode("moa", app)
      .addEdge("__start__", "moa")
      .addEdge("moa", "__end__")
      .compile();
    const { messages } = await outer.invoke({ messages: "Why?", topic: "tides" });
    expect(messages.map(({ text }) => text)).toEqual(["Why?", "fuse says"]);
    expect(askedOf(models["ada"])).toEqual(["human: Why?"]);
  });
});

describe("interrupts at a node with several calls", () => {
  const graph = defineGraph({
    name: "twice",
    nodes: {
      ada: proposer({ model: "ada", samples: 2 }),
      fuse: aggregator({ model: "fuse", reads: ["ada"] }),
    },
    output: "fuse",
  });
  const config = { configurable: { thread_id: "1" } };

  test.each([
    ["before it", { interruptBefore: ["ada"] }, 0, ["ada-1", "ada-2"]],
    ["after it", { interruptAfter: ["ada"] }, 2, ["fuse"]],
    ["before one of its calls", { interruptBefore: ["ada-2"] }, 0, ["ada-1", "ada-2"]],
    ["before every step", { interruptBefore: "*" as const }, 0, ["begin"]],
  ])("stop the run %s", async (_, stops, asked, next) => {
    const { app, models } = panelOf(graph, {}, { checkpointer: new MemorySaver() });
    await app.invoke("Why?", { ...config, ...stops });
    expect(models["ada"]?.asked).toHaveLength(asked);
    expect((await app.getState(config)).next).toEqual(next);
  });

  test("stop a run before a pairwise ranker that has nothing to compare", async () => {
    const best = ranker({ model: "best", reads: ["ada"], method: "pairwise" });
    const lone = defineGraph({
      name: "lone",
      nodes: { ada: proposer({ model: "ada" }), best },
      output: "best",
    });
    const { app } = panelOf(lone, {}, { checkpointer: new MemorySaver() });
    const thread = { configurable: { thread_id: "1" } };
    await app.invoke({ messages: "Why?" }, { ...thread, interruptBefore: ["best"] });
    expect((await app.getState(thread)).next).toEqual(["best~decision"]);
  });

  test("may come from the app's config, and the run resumes", async () => {
    const { app } = panelOf(graph, {}, { checkpointer: new MemorySaver() });
    const careful = app.withConfig({ interruptBefore: ["ada"] });
    await careful.invoke("Why?", config);
    expect((await app.getState(config)).next).toEqual(["ada-1", "ada-2"]);
    const { answer, ledger } = await app.invoke(null, config);
    expect(answer).toBe("fuse says");
    expect(ledger).toHaveLength(3);
  });
});

describe("the config of a run", () => {
  const noCount = "not a whole number from 1.";

  test.each([
    [{ maxConcurrency: 0 }, `\`maxConcurrency\` is 0, ${noCount}`],
    [{ recursionLimit: -1 }, `\`recursionLimit\` is -1, ${noCount}`],
    [{ recursionLimit: 1.5 }, `\`recursionLimit\` is 1.5, ${noCount}`],
    [{ recursionLimit: Number.NaN }, `\`recursionLimit\` is NaN, ${noCount}`],
    [{ recursionLimit: "50" }, `\`recursionLimit\` is string, ${noCount}`],
    [{ recursionLimit: null }, `\`recursionLimit\` is null, ${noCount}`],
    [{ signal: {} }, "`signal` in the config of the run is no `AbortSignal`."],
  ])("refuses %j before any call, with what to set", async (config, message) => {
    const { app, models } = panelOf(duet);
    const starts = [
      async () => app.invoke("Why?", config as never),
      async () => drain(await app.stream("Why?", config as never)),
    ];
    for (const run of starts) {
      await expect(run()).rejects.toMatchObject({
        code: "INVALID_INPUT",
        message,
        hint: expect.stringMatching(/^Set|^Pass/),
      });
    }
    expect(Object.values(models).flatMap(({ asked }) => asked)).toEqual([]);
  });
});

describe("steps to interrupt at", () => {
  test.each([
    ["a misspelt name", ["fusee"], "`interruptBefore` names `fusee`, which does not exist."],
    ["a string", "fuse", "`interruptBefore` is no list of names."],
    ["true", true, "`interruptBefore` is no list of names."],
    ["a node", [{ kind: "proposer" }], "`interruptBefore` names `[object Object]`"],
  ])("refuses %s before any call", async (_, interruptBefore, message) => {
    const { app, models } = panelOf(duet);
    const run = app.invoke("Why?", { interruptBefore } as never);
    await expect(run).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: expect.stringContaining(message),
      hint: expect.stringContaining('interruptBefore: ["fuse"]'),
    });
    expect(Object.values(models).flatMap(({ asked }) => asked)).toEqual([]);
  });

  test.each(["invoke", "stream", "streamRun", "batch", "withConfig"])(
    "are checked by %s, with the nearest name",
    async (way) => {
      const models = modelsIn(duet, {});
      const app = compile(duet, { models });
      const stops = { interruptBefore: ["fusee" as "fuse"] };
      const runs: Readonly<Record<string, () => Promise<unknown>>> = {
        invoke: async () => app.invoke("Why?", stops),
        stream: async () => drain(await app.stream("Why?", stops)),
        streamRun: async () => drain(streamRun(app, "Why?", stops)),
        batch: async () => app.batch(["Why?"], stops),
        withConfig: async () => app.withConfig(stops).invoke("Why?"),
      };
      await expect(runs[way]?.()).rejects.toMatchObject({
        code: "INVALID_INPUT",
        message: "`interruptBefore` names `fusee`, which does not exist.",
        hint: expect.stringMatching(/^Did you mean `fuse`\? Write .*interruptBefore: \["fuse"\]/),
      });
      expect(Object.values(models).flatMap(({ asked }) => asked)).toEqual([]);
    },
  );

  test("may be nodes in nested graphs, as they were written", async () => {
    const outer = defineGraph({
      name: "outer",
      nodes: {
        panel: inner({ graph: duet }),
        last: aggregator({ model: "last", reads: ["panel"] }),
      },
      output: "last",
    });
    const { app } = panelOf(outer, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await app.invoke("Why?", { ...config, interruptBefore: ["panel/fuse"] });
    expect((await app.getState(config)).next).toEqual(["panel"]);
    await expect(
      app.invoke("Why?", { ...config, interruptBefore: ["panel/fusee"] }),
    ).rejects.toMatchObject({ hint: expect.stringContaining("Steps: begin, panel/ada") });
  });

  test("are ignored by a chat model, which cannot pause", async () => {
    const { app } = panelOf(duet);
    const model = asChatModel(app.withConfig({ interruptBefore: ["fuse"] }));
    expect((await model.invoke("Why?")).text).toBe("fuse says");
  });
});
