import { InMemoryCache } from "@langchain/core/caches";
import { AIMessage, type AIMessageChunk, HumanMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { MemorySaver, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import { duet, panelOf, shownTo } from "../../../test/panel.js";
import { after, always, ScriptedModel } from "../../../test/scripted-model.js";
import {
  aggregator,
  asChatModel,
  compile,
  type CompileOptions,
  defineGraph,
  proposer,
} from "../../index.js";

const fused = () => always("so it is");
const panel = () => panelOf(duet, { fuse: fused() });

describe("asChatModel", () => {
  test("answers a conversation with usage summed over every call", async () => {
    const { app, models } = panel();
    const reply = await asChatModel(app).invoke([
      new HumanMessage("Hi"),
      new AIMessage("Hello"),
      new HumanMessage("Why?"),
    ]);
    expect(reply.text).toBe("so it is");
    expect(reply.usage_metadata).toEqual({ input_tokens: 60, output_tokens: 7, total_tokens: 67 });
    expect(reply.response_metadata["ledger"]).toHaveLength(3);
    expect(models["ada"]?.asked[0]?.map(({ text }) => text)).toEqual(["Hi", "Hello", "Why?"]);
  });

  test("streams the answer piece by piece, and the usage at the end", async () => {
    const { app, models } = panel();
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await asChatModel(app).stream("Why?")) chunks.push(chunk);
    expect(chunks.map(({ text }) => text).filter(Boolean)).toEqual(["so ", "it ", "is"]);
    const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
    expect(whole.usage_metadata).toMatchObject({ input_tokens: 60, output_tokens: 7 });
    expect([models["ada"]?.streamed, models["fuse"]?.streamed]).toEqual([[false], [true]]);
  });

  test("answers a batch, each prompt with a run of its own", async () => {
    const { app, models } = panel();
    const replies = await asChatModel(app).batch(["One?", "Two?", "Three?"]);
    expect(replies.map(({ text }) => text)).toEqual(["so it is", "so it is", "so it is"]);
    expect(models["ada"]?.asked.map(([message]) => message?.text).toSorted()).toEqual([
      "One?",
      "Three?",
      "Two?",
    ]);
  });

  test("passes callbacks through to every inner call, under the outer one", async () => {
    const { app } = panel();
    const parents = new Map<string, string | undefined>();
    const started: unknown[] = [];
    await asChatModel(app).invoke("Why?", {
      callbacks: [
        {
          handleChainStart: (_chain, _inputs, runId, parentRunId) =>
            void parents.set(runId, parentRunId),
          handleChatModelStart: (
            _model,
            _messages,
            runId,
            parentRunId,
            _extra,
            _tags,
            metadata,
          ) => {
            parents.set(runId, parentRunId);
            started.push(metadata?.["moa_node"] ?? "outer");
          },
        },
      ],
    });
    expect(started).toEqual(["outer", "ada", "bob", "fuse"]);
    expect([...parents.values()].filter((parent) => parent === undefined)).toHaveLength(1);
  });

  test("cancels every inner call when aborted", async () => {
    const { app, models } = panelOf(duet, { ada: always("a", after(60_000)) });
    const stop = new AbortController();
    const run = asChatModel(app).invoke("Why?", { signal: stop.signal });
    await expect.poll(() => models["ada"]?.asked).toHaveLength(1);
    stop.abort();
    await expect(run).rejects.toThrow(/abort/i);
    expect(models["ada"]?.aborted).toBe(1);
  });

  test("throws what the run throws, and does not run it again", async () => {
    const down = new ScriptedModel([new Error("down"), "never asked"]);
    const { app } = panelOf(duet, { fuse: down });
    await expect(asChatModel(app).invoke("Why?")).rejects.toMatchObject({ code: "ANSWER_FAILED" });
    expect(down.left).toBe(1);
  });

  test("needs no thread, even of an app that has a checkpointer", async () => {
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await expect(asChatModel(app).invoke("Why?")).resolves.toMatchObject({ content: "fuse says" });
    await expect(app.invoke({ messages: "Why?" })).rejects.toThrow("thread_id");
  });

  test("is a proposer of another graph", async () => {
    const outer = defineGraph({
      name: "outer",
      nodes: {
        inner: proposer({ model: "inner" }),
        lone: proposer({ model: "lone" }),
        end: aggregator({ model: "end", reads: ["inner", "lone"] }),
      },
      output: "end",
    });
    const end = always("the end");
    const app = compile(outer, {
      models: { inner: asChatModel(panel().app), lone: always("lone says"), end },
    });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("the end");
    expect(shownTo(end)).toEqual(["so it is", "lone says"]);
    expect(ledger[0]).toMatchObject({ node: "inner", inputTokens: 60, outputTokens: 7 });
  });

  test("gives the app the caller's `configurable`, which traces and other callers do not see", async () => {
    const { app, models } = panelOf(duet, {}, { cache: new InMemoryCache() });
    const model = asChatModel(app);
    const counts = (): (number | undefined)[] =>
      ["ada", "bob", "fuse"].map((name) => models[name]?.asked.length);
    const asked: string[] = [];
    const callbacks = [
      { handleChatModelStart: (...given: unknown[]) => void asked.push(JSON.stringify(given[4])) },
    ];
    const of = (cacheNamespace: string, key = "s3cret") => ({
      callbacks,
      configurable: { cacheNamespace, key, thread_id: "t", checkpoint_ns: "", __pregel_read: null },
    });
    await model.invoke("Why?", of("a"));
    await model.invoke("Why?", of("a"));
    expect(counts()).toEqual([1, 1, 1]);
    await model.invoke("Why?", of("b"));
    expect(counts()).toEqual([2, 2, 2]);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.join("\n")).not.toContain("s3cret");

    model.cache = new InMemoryCache();
    await model.invoke("Who?", of("a"));
    await model.invoke("Who?", of("a", "other"));
    expect(counts()).toEqual([3, 3, 3]);
    const ledgers = [of("a"), of("b")].map(async (config) => {
      const { response_metadata } = await model.invoke("Who?", config);
      return response_metadata["ledger"] as unknown[];
    });
    expect((await Promise.all(ledgers)).map(({ length }) => length)).toEqual([0, 3]);
  });

  test("is a step of a RunnableSequence", async () => {
    const chain = ChatPromptTemplate.fromTemplate("Why {what}?")
      .pipe(asChatModel(panel().app))
      .pipe(new StringOutputParser());
    expect(await chain.invoke({ what: "not" })).toBe("so it is");
    const pieces: string[] = [];
    for await (const piece of await chain.stream({ what: "not" })) pieces.push(piece);
    expect(pieces.filter(Boolean)).toEqual(["so ", "it ", "is"]);
  });

  test("is the model of an agent", async () => {
    const agent = createAgent({ model: asChatModel(panel().app), tools: [] });
    const { messages } = await agent.invoke({ messages: [new HumanMessage("Why?")] });
    expect(messages.at(-1)?.text).toBe("so it is");
  });

  test("shows only the answer in the `messages` stream of a graph around it", async () => {
    const model = asChatModel(panel().app);
    const graph = new StateGraph(MessagesAnnotation)
      .addNode("ask", async ({ messages }, config) => ({
        messages: [await model.invoke(messages, config)],
      }))
      .addEdge(START, "ask")
      .compile();
    const pieces: string[] = [];
    const stream = await graph.stream(
      { messages: [new HumanMessage("Why?")] },
      { streamMode: "messages" },
    );
    for await (const [chunk] of stream) pieces.push(chunk.text);
    expect(pieces.join("")).toBe("so it is");
  });

  test("is to a cache the same as the same graph with the same models, and as no other", async () => {
    class Named extends ScriptedModel {
      private readonly id: string;
      constructor(id: string) {
        super([id, id]);
        this.id = id;
      }
      override _identifyingParams(): Record<string, unknown> {
        return { account: this.id };
      }
    }
    const asked = defineGraph({
      name: "solo",
      nodes: { ada: proposer({ model: "ada", prompt: { use: "say" } }) },
      output: "ada",
    });
    const plain = defineGraph({ ...asked, nodes: { ada: proposer({ model: "ada" }) } });
    const identityOf = (graph: typeof plain, options: CompileOptions): string => {
      return JSON.stringify(asChatModel(compile(graph, options))._identifyingParams());
    };
    const one = (): string => identityOf(plain, { models: { ada: new Named("one") } });
    expect(one()).toBe(one());
    expect(one()).not.toBe(identityOf(plain, { models: { ada: new Named("two") } }));
    const made = (): string => identityOf(plain, { models: { ada: () => new Named("one") } });
    expect(made()).not.toBe(made());
    const says = (text: string): string =>
      identityOf(asked, { models: { ada: new Named("one") }, functions: { say: () => text } });
    expect(says("Be short.")).not.toBe(says("Be long."));
    const formatted = defineGraph({
      ...asked,
      nodes: { ada: proposer({ model: "ada", responseFormat: { use: "reply" } }) },
    });
    const fits = (name: string): string => {
      const reply = { type: "object", properties: { [name]: { type: "string" } } };
      return identityOf(formatted, { models: { ada: new Named("one") }, schemas: { reply } });
    };
    expect(fits("city")).not.toBe(fits("country"));
    const known = (capabilities: object): string =>
      identityOf(plain, { models: { ada: { model: new Named("one"), capabilities } } });
    expect(known({ images: true })).toBe(known({ images: true }));
    expect(known({ images: true })).not.toBe(known({ images: false }));

    const app = compile(plain, { models: { ada: () => new Named("one") } });
    const [first, second] = [asChatModel(app), asChatModel(app)];
    expect(first._identifyingParams()).toEqual(second._identifyingParams());
  });
});
