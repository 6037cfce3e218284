import { InMemoryCache } from "@langchain/core/caches";
import type { BaseMessage, BaseMessageChunk } from "@langchain/core/messages";
import { HumanMessage } from "@langchain/core/messages";
import { MemorySaver, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { describe, expect, test } from "vitest";
import { aggregator, compile, defineGraph, type MoaApp, proposer, ranker } from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { always, ScriptedModel } from "./scripted-model.js";
import { type PanelIn, sameInEachWiring } from "./wirings/wirings.js";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A vendor that gives every reply the same id, as several servers do. */
class SameId extends ScriptedModel {
  private readonly vendorId: string;

  constructor(text: string, vendorId: string) {
    super(Array.from({ length: 20 }, () => text));
    this.vendorId = vendorId;
  }

  override async _generate(...given: Parameters<ScriptedModel["_generate"]>): Promise<ChatResult> {
    const result = await super._generate(...given);
    for (const { message } of result.generations) message.id = this.vendorId;
    return result;
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: Parameters<ScriptedModel["_streamResponseChunks"]>[2],
  ): AsyncGenerator<ChatGenerationChunk> {
    for await (const chunk of super._streamResponseChunks(messages, options)) {
      chunk.message.id = this.vendorId;
      yield chunk;
      const place = { prompt: 0, completion: 0 };
      await runManager?.handleLLMNewToken(chunk.text, place, ...nothing, { chunk });
    }
  }
}

const nothing = [undefined, undefined, undefined] as const;

function sameIds(vendorId: string): Record<string, ScriptedModel> {
  const names = ["ada", "bob", "fuse"];
  return Object.fromEntries(names.map((name) => [name, new SameId(`${name} says`, vendorId)]));
}

const solo = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "ada" }) },
  output: "ada",
});

async function messagesOf(app: MoaApp): Promise<BaseMessageChunk[]> {
  const chunks: BaseMessageChunk[] = [];
  const stream = await app.stream("Why?", { streamMode: "messages" });
  for await (const [chunk] of stream) chunks.push(chunk as BaseMessageChunk);
  return chunks;
}

describe.each(["chatcmpl-0", "", "run-1"])("with a vendor whose ids are all %j", (vendorId) => {
  test("two graphs side by side give two answers", async () => {
    await sameInEachWiring(async (panelIn: PanelIn) => {
      const parent = new StateGraph(MessagesAnnotation)
        .addNode("one", panelIn(duet, sameIds(vendorId)).app)
        .addNode("two", panelIn(duet, sameIds(vendorId)).app)
        .addEdge(START, "one")
        .addEdge(START, "two")
        .compile();
      const { messages } = await parent.invoke({ messages: [new HumanMessage("Why?")] });
      expect(messages.map(({ type }) => type)).toEqual(["human", "ai", "ai"]);
      return messages;
    });
  });

  test("a thread keeps all answers, and a question with such an id", async () => {
    await sameInEachWiring(async (panelIn) => {
      const checkpointer = new MemorySaver();
      const { app } = panelIn(duet, sameIds(vendorId), { checkpointer });
      const thread = { configurable: { thread_id: "1" } };
      const question = new HumanMessage({ content: "Why?", id: vendorId || "chatcmpl-0" });
      await app.invoke({ messages: [question] }, thread);
      const { messages } = await app.invoke("And?", thread);
      expect(messages.map(({ type }) => type)).toEqual(["human", "ai", "human", "ai"]);
      expect(messages[1]?.id).toMatch(uuid);
      expect(messages[1]?.response_metadata["id"]).toBe(
        vendorId === "chatcmpl-0" ? vendorId : undefined,
      );
      return messages.map(({ type }) => type);
    });
  });

  test("the `messages` stream shows each reply under an id of its own, and the answer once", async () => {
    await sameInEachWiring(async (panelIn) => {
      const options = { checkpointer: new MemorySaver(), streamMessages: "all" } as const;
      const { app } = panelIn(duet, sameIds(vendorId), options);
      const config = { configurable: { thread_id: "1" } };
      const chunks = await messagesOf(app.withConfig(config));
      const byId = new Map<string, string>();
      for (const { id = "", text } of chunks) byId.set(id, (byId.get(id) ?? "") + text);
      expect([...byId.values()].toSorted()).toEqual(["ada says", "bob says", "fuse says"]);
      const { values } = await app.getState(config);
      const answer = values.messages?.at(-1);
      expect(byId.get(answer?.id ?? "")).toBe("fuse says");
      return byId.size;
    });
  });

  test("`streamEvents` shows the answer under the id of its message", async () => {
    const { app } = panelOf(duet, sameIds(vendorId));
    const ids = new Set<unknown>();
    let answer: BaseMessage | undefined;
    for await (const { event, data, metadata, name } of app.streamEvents(
      { messages: "Why?" },
      { version: "v2" },
    )) {
      const isAnswers = metadata["moa_node"] === "fuse";
      if (event === "on_chat_model_stream" && isAnswers) ids.add((data.chunk as BaseMessage).id);
      if (event === "on_chain_end" && name === "duet")
        answer = (data.output as { messages: BaseMessage[] }).messages.at(-1);
    }
    expect([...ids]).toEqual([answer?.id]);
  });

  test("`streamEvents` of version 3 shows it so, too, also of a model with a config", async () => {
    const model = new SameId("ada says", vendorId);
    for (const ada of [model, model.withConfig({ tags: ["bound"] })]) {
      const app = compile(solo, { models: { ada } });
      const run = await app.streamEvents({ messages: "Why?" }, { version: "v3" });
      const ids: unknown[] = [];
      for await (const { method, params } of run) {
        const { event, id } = params.data as { readonly event?: string; readonly id?: string };
        if (method === "messages" && event === "message-start") ids.push(id);
      }
      expect(ids).toEqual([(await run.output).messages.at(-1)?.id]);
    }
  });
});

test("`streamEvents` of version 3 records when the first token of the answer came", async () => {
  const ada = new ScriptedModel(["ada says"]);
  const run = await compile(solo, { models: { ada } }).streamEvents(
    { messages: "Why?" },
    { version: "v3" },
  );
  const [call] = (await run.output).ledger;
  expect(call?.firstTokenMs).toBeTypeOf("number");
});

test("a retried reply has another id than the part that was streamed before", async () => {
  const ada = new ScriptedModel([
    { text: "half", then: Object.assign(new Error("down"), { status: 503 }) },
    "whole",
  ]);
  const graph = { ...duet, retry: { maxDelayMs: 1 } };
  const { app } = panelOf(graph, { ada }, { streamMessages: "all" });
  const chunks = await messagesOf(app);
  const idOf = (text: string): string | undefined =>
    chunks.find((chunk) => chunk.text === text)?.id;
  expect(idOf("half")).toMatch(uuid);
  expect(idOf("whole")).toMatch(uuid);
  expect(idOf("half")).not.toBe(idOf("whole"));
});

test("picked answers and drafts have ids of our own", async () => {
  const picks = defineGraph({
    name: "picks",
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      best: ranker({ model: "best", reads: ["ada", "bob"] }),
    },
    output: "best",
  });
  const drafts = defineGraph({
    name: "drafts",
    nodes: {
      ada: proposer({ model: "ada" }),
      fuse: aggregator({ model: "fuse", reads: ["ada"] }),
    },
    output: "fuse",
    onExhausted: "best-effort",
  });
  const apps = [
    panelOf(picks, { best: always("1") }).app,
    panelOf(drafts, { fuse: always(new Error("down")) }).app,
  ];
  for (const app of apps) {
    const { messages } = await app.invoke("Why?");
    expect(messages.at(-1)).toMatchObject({
      content: "ada says",
      id: expect.stringMatching(uuid) as string,
    });
  }
});

test("a cached answer has an id of its own, and used no tokens", async () => {
  const { app } = panelOf(duet, sameIds("chatcmpl-0"), { cache: new InMemoryCache() });
  const [first, second] = [await app.invoke("Why?"), await app.invoke("Why?")];
  const [one, two] = [first, second].map(({ messages }) => messages.at(-1));
  expect(two?.id).toMatch(uuid);
  expect(two?.id).not.toBe(one?.id);
  expect(one).toMatchObject({ usage_metadata: { output_tokens: 2 } });
  expect(two).toMatchObject({ usage_metadata: { total_tokens: 0 } });
  expect(second.ledger.map(({ status, costUsd }) => [status, costUsd])).toEqual(
    Array.from({ length: 3 }, () => ["cached", 0]),
  );
});
