import { InMemoryCache } from "@langchain/core/caches";
import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import { HumanMessage } from "@langchain/core/messages";
import { MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import type { LLMResult } from "@langchain/core/outputs";
import { describe, expect, test } from "vitest";
import { duet, modelsIn, panelOf } from "../../../test/panel.js";
import { always, ScriptedModel } from "../../../test/scripted-model.js";
import {
  aggregator,
  asChatModel,
  type Call,
  compile,
  defineGraph,
  proposer,
  ranker,
} from "../../index.js";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The tokens that a message says it took. LangChain's type has no usage for messages of any kind. */
function totalOf(message: unknown): number | undefined {
  const { usage_metadata: usage } = (message ?? {}) as {
    readonly usage_metadata?: { readonly total_tokens: number };
  };
  return usage?.total_tokens;
}

/** Sums what callbacks hear, as a listener that knows nothing of Moagraph would. */
class Tally {
  tokens = "";
  total = 0;
  readonly calls: string[] = [];

  readonly handler = {
    handleLLMNewToken: (token: string): void => void (this.tokens += token),
    handleChatModelStart: (...given: unknown[]): void => {
      const metadata = given[6] as Record<string, unknown> | undefined;
      const node = metadata?.["moa_node"];
      this.calls.push(typeof node === "string" ? node : "outer");
    },
    handleLLMEnd: ({ llmOutput, generations }: LLMResult): void => {
      const message: unknown = Reflect.get(generations[0]?.[0] ?? {}, "message");
      const usage = llmOutput?.["tokenUsage"] as { readonly totalTokens?: number } | undefined;
      this.total += usage?.totalTokens ?? totalOf(message) ?? 0;
    },
  };
}

const fused = () => panelOf(duet, { fuse: always("so it is") }).app;

/** A graph with one node, which asks a model by `invoke`. */
function outerOf(model: ReturnType<typeof asChatModel>) {
  return new StateGraph(MessagesAnnotation)
    .addNode("ask", async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
    .addEdge(START, "ask")
    .compile();
}

const question = { messages: [new HumanMessage("Why?")] };

describe("a graph as a chat model tells of its answer once", () => {
  test("callbacks of `stream` and `invoke`, which see each call", async () => {
    const streamed = new Tally();
    let whole: AIMessageChunk | undefined;
    for await (const chunk of await asChatModel(fused()).stream("Why?", {
      callbacks: [streamed.handler],
    })) {
      whole = whole?.concat(chunk) ?? chunk;
    }
    expect(streamed.tokens).toBe("so it is");
    expect(streamed.total).toBe(totalOf(whole));
    expect(streamed.calls).toEqual(["outer", "ada", "bob", "fuse"]);
    const invoked = new Tally();
    const reply = await asChatModel(fused()).invoke("Why?", { callbacks: [invoked.handler] });
    expect([invoked.tokens, invoked.total]).toEqual(["", totalOf(reply)]);
    expect(invoked.calls).toEqual(["outer", "ada", "bob", "fuse"]);
  });

  test("usage of calls that failed, which no callback could add up", async () => {
    const ada = new ScriptedModel([Object.assign(new Error("busy"), { status: 503 }), "ada says"]);
    const { app } = panelOf({ ...duet, retry: { maxDelayMs: 1 } }, { ada });
    const tally = new Tally();
    const reply = await asChatModel(app).invoke("Why?", { callbacks: [tally.handler] });
    expect(reply.response_metadata["ledger"]).toHaveLength(4);
    expect(tally.total).toBe(totalOf(reply));
  });

  test("`streamEvents` of the model, and of a graph around it", async () => {
    const model = asChatModel(fused());
    for (const events of [
      model.streamEvents("Why?", { version: "v2" }),
      outerOf(model).streamEvents(question, { version: "v2" }),
    ]) {
      let tokens = "";
      let total = 0;
      const starts: unknown[] = [];
      for await (const { event, data, metadata } of events) {
        if (event === "on_chat_model_start") starts.push(metadata["moa_node"]);
        if (event === "on_chat_model_stream") tokens += (data.chunk as BaseMessage).text;
        if (event === "on_chat_model_end") total += totalOf(data.output) ?? 0;
      }
      expect([tokens, total]).toEqual(["so it is", 67]);
      expect(starts).toEqual([undefined, "ada", "bob", "fuse"]);
    }
  });

  test.each([false, true])(
    "the `messages` stream of a graph around it, under the message's id (subgraphs: %s)",
    async (subgraphs) => {
      const { app, models } = panelOf(duet, { fuse: always("so it is") });
      const tally = new Tally();
      const outer = outerOf(asChatModel(app));
      let tokens = "";
      const ids = new Set<unknown>();
      let last: BaseMessage | undefined;
      for await (const chunk of await outer.stream(question, {
        streamMode: ["messages", "values"],
        subgraphs,
        callbacks: [tally.handler],
      })) {
        const [mode, content] = (subgraphs ? chunk.slice(1) : chunk) as [string, unknown];
        if (mode === "values") last = (content as { messages: BaseMessage[] }).messages.at(-1);
        if (mode !== "messages") continue;
        const [message] = content as [BaseMessage];
        tokens += message.text;
        ids.add(message.id);
      }
      expect([tokens, tally.tokens, tally.total]).toEqual(["so it is", "so it is", 67]);
      expect([...ids]).toEqual([last?.id]);
      // Nobody hears the tokens of the proposers, so they do not stream.
      expect(models["ada"]?.streamed).toEqual([false]);
    },
  );

  test("callbacks of a graph that it is a proposer of", async () => {
    const graph = defineGraph({
      name: "outer",
      nodes: {
        inner: proposer({ model: "inner" }),
        end: aggregator({ model: "end", reads: ["inner"] }),
      },
      output: "end",
    });
    const models = { inner: asChatModel(fused()), end: always("the end") };
    const tally = new Tally();
    const { ledger } = await compile(graph, { models }).invoke("Why?", {
      callbacks: [tally.handler],
    });
    const booked = ledger.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens);
    expect(booked).toEqual([67, 22]);
    expect(tally.total).toBe(89);
    for (const [streamMessages, text] of [
      ["answer", "the end"],
      ["all", "so it isthe end"],
    ] as const) {
      let shown = "";
      const app = compile(graph, { models, streamMessages });
      for await (const [chunk] of await app.stream("Why?", { streamMode: "messages" })) {
        shown += `${chunk.text}|`;
      }
      expect(shown.replaceAll(/\|+/g, "")).toBe(text);
    }
  });
});

/** A model that says what OpenAI says of a reply. */
class Vendor extends ScriptedModel {
  override invoke: ScriptedModel["invoke"] = async (...given) => {
    const message = await super.invoke(...given);
    return Object.assign(message, {
      id: "chatcmpl-1",
      response_metadata: { model_name: "gpt-5", finish_reason: "length", usage: { prompt: 1 } },
      usage_metadata: {
        input_tokens: 40,
        output_tokens: 7,
        total_tokens: 17,
        input_token_details: { cache_read: 4 },
        output_token_details: { reasoning: 3 },
      },
    });
  };
}

describe("the message of a graph as a chat model", () => {
  test("says what the vendor said of the answer, and sums the details of usage", async () => {
    const given = { ada: new Vendor(["a says"]), fuse: new Vendor(["so it is"]) };
    const reply = await asChatModel(panelOf(duet, given).app).invoke("Why?");
    expect(reply.id).toMatch(uuid);
    expect(reply.response_metadata).toMatchObject({
      id: "chatcmpl-1",
      model: "fuse",
      model_name: "gpt-5",
      finish_reason: "length",
      costUsd: null,
      degraded: [{ node: "ada" }, { node: "fuse", note: { type: "truncated" } }],
    });
    expect(reply.response_metadata).not.toHaveProperty("usage");
    expect(reply.usage_metadata).toMatchObject({
      input_token_details: { cache_read: 8 },
      output_token_details: { reasoning: 6 },
    });
  });

  test("is the same when it is streamed", async () => {
    const { app } = panelOf(duet);
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await asChatModel(app).stream("Why?")) chunks.push(chunk);
    const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(whole.id).toMatch(uuid);
    expect(whole.response_metadata).toMatchObject({ model: "fuse", model_name: "fuse" });
    expect(whole.response_metadata["ledger"]).toHaveLength(3);
  });

  test("names the model that wrote an answer that was picked", async () => {
    const graph = defineGraph({
      name: "picks",
      nodes: {
        ada: proposer({ model: "ada" }),
        bob: proposer({ model: "bob" }),
        best: ranker({ model: "best", reads: ["ada", "bob"] }),
      },
      output: "best",
    });
    const models = modelsIn(graph, { best: always("2") });
    const reply = await asChatModel(compile(graph, { models })).invoke("Why?");
    expect(reply).toMatchObject({ text: "bob says", response_metadata: { model: "bob" } });
  });

  test("says of an answer from a LangChain cache that it cost nothing, under an id of its own", async () => {
    const model = asChatModel(fused());
    model.cache = new InMemoryCache();
    const first = await model.invoke("Why?");
    const tally = new Tally();
    const second = await model.invoke("Why?", { callbacks: [tally.handler] });
    const third = await model.invoke("Why?");
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
    expect(second.text).toBe("so it is");
    expect(second.response_metadata).toMatchObject({ costUsd: 0, ledger: [], model: "fuse" });
    expect(JSON.stringify(second)).not.toContain('"totalTokens":67');
    expect(totalOf(second)).toBe(0);
    expect(tally).toMatchObject({ total: 0, tokens: "so it is", calls: ["outer"] });
    expect(totalOf(first)).toBe(67);
  });

  test("says of an answer whose calls were cached that it cost nothing", async () => {
    const { app } = panelOf(duet, {}, { cache: new InMemoryCache() });
    await asChatModel(app).invoke("Why?");
    const reply = await asChatModel(app).invoke("Why?");
    expect(totalOf(reply)).toBe(0);
    expect(reply.response_metadata).toMatchObject({ costUsd: 0, model: "fuse" });
    const ledger = reply.response_metadata["ledger"] as Call[];
    expect(ledger.map(({ status }) => status)).toEqual(["cached", "cached", "cached"]);
  });
});

const refused: readonly object[] = [{ functions: [{}] }, { temperature: 0 }, { seed: 1 }];

test.each(refused)("%j is refused, however it is given", async (option) => {
  const { app, models } = panelOf(duet);
  const model = asChatModel(app);
  const bound = [
    model.bindTools?.([], option),
    model.withConfig(option),
    { invoke: async (text: string) => model.invoke(text, option) },
    { invoke: async (text: string) => model.stream(text, option as never).then(readAll) },
  ];
  for (const given of bound) {
    await expect(given?.invoke("Why?")).rejects.toMatchObject({ code: "UNSUPPORTED_OPTION" });
  }
  expect(models["ada"]?.asked).toEqual([]);
});

async function readAll(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

test.each([{}, { stop: [] }, { tool_choice: "none" }, { tags: ["mine"] }])(
  "%j is not refused",
  async (option) => {
    const bound = asChatModel(fused()).bindTools?.([], option);
    expect((await bound?.invoke("Why?"))?.text).toBe("so it is");
  },
);
