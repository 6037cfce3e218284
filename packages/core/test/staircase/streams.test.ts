/**
 * LangGraph's and LangChain's streams of a run whose answer is written in rounds: each shows one message,
 * the answer, as `streamRun` gives it.
 */
import type { AIMessage, AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import { MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  type Call,
  compile,
  defineGraph,
  degradations,
  type MoaApp,
  proposer,
  sumUsage,
} from "../../src/index.js";
import { CollectingTracer } from "../collecting-handlers.js";
import { points, pointsIn, WritingModel } from "./writing-models.js";

const panel = defineGraph({
  name: "panel",
  staircase: { firstChunkTokens: 5, chunkTokens: 25, maxRounds: 4 },
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

/** Repeats the last sentence of the answer so far, and goes on with the next ones. */
function repeating(): WritingModel {
  return new WritingModel({
    write(prompt) {
      const written = pointsIn(prompt);
      return points("fuse", 5, Math.max(1, written));
    },
  });
}

/** Writes the same answer each time it is asked. */
function startingOver(): WritingModel {
  return new WritingModel({ write: () => points("fuse", 12) });
}

function modelsOf(fuse: WritingModel) {
  const ada = new WritingModel({ write: () => points("ada", 14) });
  const bob = new WritingModel({ write: () => points("bob", 14) });
  return { ada, bob, fuse };
}

function appOf(fuse: WritingModel, graph = panel): MoaApp {
  return compile(graph, { models: modelsOf(fuse) });
}

/** Its rounds are so long that their repetition is no slip. */
const inLongRounds = defineGraph({ ...panel, staircase: { firstChunkTokens: 5, chunkTokens: 40 } });

/** What a stream has shown: texts by message id, without those that were removed. */
class Shown {
  readonly texts = new Map<string, string>();
  readonly removed: string[] = [];
  pieces = 0;

  add({ id = "", text, type }: BaseMessage): void {
    if (type === "human") return;
    if (type === "remove") {
      this.removed.push(id);
      this.texts.delete(id);
      return;
    }
    if (text !== "") this.pieces += 1;
    this.texts.set(id, (this.texts.get(id) ?? "") + text);
  }
}

type Mode = "messages" | "values";

/** Reads the streams of a graph around the panel. */
async function shownAround(app: MoaApp): Promise<[Shown, BaseMessage]> {
  const around = new StateGraph(MessagesAnnotation).addNode("panel", app).addEdge(START, "panel");
  const shown = new Shown();
  let answer: BaseMessage | undefined;
  const input = { messages: [{ role: "user", content: "Why?" }] };
  const streamMode: Mode[] = ["messages", "values"];
  const stream = await around.compile().stream(input, { streamMode, subgraphs: true });
  for await (const [, mode, chunk] of stream as AsyncIterable<[unknown, Mode, never]>) {
    if (mode === "messages") shown.add(chunk[0]);
    else answer = (chunk["messages"] as BaseMessage[]).at(-1);
  }
  if (answer === undefined) throw new Error("The run has no answer");
  return [shown, answer];
}

describe("the `messages` stream of an answer in rounds", () => {
  test("shows one message with the id and the words of the answer", async () => {
    const app = appOf(repeating());
    const shown = new Shown();
    const stream = await app.stream("Why?", { streamMode: "messages" });
    for await (const [message] of stream) shown.add(message);
    const [text = ""] = shown.texts.values();
    const written = text.match(/Point \d+ of fuse is here\./g) ?? [];
    expect(written.length).toBeGreaterThan(5);
    expect([...shown.texts.values()]).toEqual([points("fuse", written.length)]);
    expect(shown.pieces).toBeGreaterThan(20);
  });

  test("shows it so in a graph around it, beside the values", async () => {
    const [{ texts }, { id = "", text }] = await shownAround(appOf(repeating()));
    expect([...texts]).toEqual([[id, text]]);
  });

  test("removes what was shown, and shows another message, if the model begins again", async () => {
    const [{ texts, removed }, { id = "", text }] = await shownAround(
      appOf(startingOver(), inLongRounds),
    );
    expect(removed).toHaveLength(1);
    expect([...texts]).toEqual([[id, text]]);
    expect(text).toBe(points("fuse", 12));
  });

  test("shows drafts that are written in rounds as one message each, on request", async () => {
    const graph = defineGraph({
      ...panel,
      nodes: {
        ...panel.nodes,
        one: aggregator({ model: "one", reads: ["ada", "bob"] }),
        fuse: aggregator({ model: "fuse", reads: ["one"] }),
      },
    });
    const models = { ...modelsOf(repeating()), one: repeating() };
    const app = compile(graph, { models, streamMessages: "all" });
    const idsOf: Record<string, Set<string | undefined>> = {};
    const stream = await app.stream("Why?", { streamMode: "messages" });
    for await (const [{ id }, { moa_node: node }] of stream)
      (idsOf[String(node)] ??= new Set()).add(id);
    const counts = Object.entries(idsOf).map(([node, ids]) => `${node} ${ids.size}`);
    expect(counts.toSorted()).toEqual(["ada 1", "bob 1", "fuse 1", "one 1"]);
  });
});

describe("`streamEvents` of an answer in rounds", () => {
  test("shows it as one run of its model, with the chunks and the usage of the whole", async () => {
    const app = appOf(repeating());
    const shown = new Shown();
    const starts: unknown[] = [];
    const ends: BaseMessage[] = [];
    let answer: BaseMessage | undefined;
    for await (const { event, data, metadata, name } of app.streamEvents(
      { messages: "Why?" },
      { version: "v2" },
    )) {
      if (event === "on_chain_end" && name === "panel")
        answer = (data.output as { messages: BaseMessage[] }).messages.at(-1);
      if (metadata["moa_node"] !== "fuse") continue;
      if (event === "on_chat_model_start") starts.push(name);
      if (event === "on_chat_model_stream") shown.add(data.chunk as BaseMessage);
      if (event === "on_chat_model_end") ends.push(data.output as BaseMessage);
    }
    expect(starts).toEqual(["WritingModel"]);
    expect([...shown.texts]).toEqual([[answer?.id, answer?.text]]);
    expect(ends).toMatchObject([
      { id: answer?.id, content: answer?.text, usage_metadata: usageIn(answer) },
    ]);
  });

  test("shows one message in version 3, as it is written", async () => {
    const run = await appOf(repeating()).streamEvents({ messages: "Why?" }, { version: "v3" });
    const ids: unknown[] = [];
    const deltas: string[] = [];
    for await (const { method, params } of run) {
      if (method !== "messages") continue;
      const { event, id, delta } = params.data as ProtocolEvent;
      if (event === "message-start") ids.push(id);
      if (event === "content-block-delta") deltas.push(delta?.text ?? "");
    }
    const answer = (await run.output).messages.at(-1);
    expect(ids).toEqual([answer?.id]);
    expect(deltas.length).toBeGreaterThan(20);
    expect(deltas.join("")).toBe(answer?.text);
  });
});

/** An event of LangGraph's stream of version 3. */
interface ProtocolEvent {
  readonly event?: string;
  readonly id?: string;
  readonly delta?: { readonly text?: string };
}

function usageIn(message: BaseMessage | undefined): unknown {
  return (message as AIMessage | undefined)?.usage_metadata;
}

describe("a chat model whose answer is written in rounds", () => {
  test("reports the usage of all rounds, and gives the answer in whole or in chunks", async () => {
    const model = asChatModel(appOf(repeating()));
    let streamed: AIMessageChunk | undefined;
    for await (const chunk of await model.stream("Why?"))
      streamed = streamed === undefined ? chunk : streamed.concat(chunk);
    for (const message of [await model.invoke("Why?"), streamed]) {
      const written = message?.text.match(/Point \d+ of fuse is here\./g) ?? [];
      expect(message?.text).toBe(points("fuse", written.length));
      const ledger = message?.response_metadata["ledger"] as readonly Call[];
      expect(ledger.filter(({ round }) => round !== undefined).length).toBeGreaterThan(1);
      const { inputTokens, outputTokens } = sumUsage(ledger);
      expect(message?.usage_metadata).toMatchObject({
        input_tokens: inputTokens,
        output_tokens: outputTokens,
      });
    }
  });

  test("is one message and one model in the streams of a graph around it", async () => {
    const model = asChatModel(appOf(repeating()));
    const around = new StateGraph(MessagesAnnotation)
      .addNode("ask", async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
      .addEdge(START, "ask")
      .compile();
    const shown = new Shown();
    const input = { messages: [{ role: "user", content: "Why?" }] };
    let answer: BaseMessage | undefined;
    for await (const { event, data, name } of around.streamEvents(input, { version: "v2" })) {
      if (event === "on_chat_model_stream") shown.add(data.chunk as BaseMessage);
      if (event === "on_chain_end" && name === "LangGraph")
        answer = (data.output as { messages: BaseMessage[] }).messages.at(-1);
    }
    expect([...shown.texts]).toEqual([[answer?.id, answer?.text]]);
  });

  test("is not degraded, also if the model begins again", async () => {
    for (const app of [appOf(repeating()), appOf(startingOver(), inLongRounds)]) {
      const { ledger } = await app.invoke("Why?");
      expect(ledger.some(({ round }) => round !== undefined)).toBe(true);
      expect(degradations(ledger)).toEqual([]);
    }
  });

  test("says which answer counts, if the model begins again", async () => {
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await asChatModel(appOf(startingOver(), inLongRounds)).stream("Why?"))
      chunks.push(chunk);
    expect(chunks.at(-1)?.response_metadata["answerAfterReset"]).toBe(points("fuse", 12));
  });
});

describe("tracers of an answer in rounds", () => {
  test("see each round as a run of its model, and the end of each", async () => {
    const tracer = new CollectingTracer();
    const { ledger } = await appOf(longWinded()).invoke("Why?", { callbacks: [tracer] });
    const rounds = ledger.flatMap(({ round }) => (round === undefined ? [] : [round]));
    await expect.poll(() => endedRounds(tracer)).toEqual(rounds);
    expect(rounds.length).toBeGreaterThan(1);
  });

  test("see the same beside a stream that shows it as one", async () => {
    const tracer = new CollectingTracer();
    let shown = "";
    const stream = await appOf(longWinded()).stream("Why?", {
      callbacks: [tracer],
      streamMode: "messages",
    });
    for await (const [{ text }] of stream) shown += text;
    expect(shown).toMatch(/^Point 1 of fuse is here\. Point 2/);
    await expect.poll(() => endedRounds(tracer).length).toBeGreaterThan(1);
  });
});

/** Would write on for longer than the proposals take. */
function longWinded(): WritingModel {
  return new WritingModel({ write: (prompt) => points("fuse", 30, 1 + pointsIn(prompt)) });
}

/** The numbers of the rounds that have ended in the traces. */
function endedRounds({ runs }: CollectingTracer): unknown[] {
  const ended = new Set(runs.filter(({ end_time }) => end_time !== undefined));
  return [...ended].flatMap(({ extra }) => {
    const metadata = extra?.["metadata"] as Record<string, unknown> | undefined;
    return metadata?.["moa_round"] ?? [];
  });
}
