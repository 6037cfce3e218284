/** Several runs of an app in one run of the graph around it. */
import { HumanMessage } from "@langchain/core/messages";
import { RunnableMap } from "@langchain/core/runnables";
import {
  Annotation,
  type BaseCheckpointSaver,
  END,
  type LangGraphRunnableConfig,
  MemorySaver,
  MessagesAnnotation,
  Send,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { MoaApp, MoaOutput } from "../../src/index.js";
import { limitNewSignals } from "../limited-signals.js";
import { duet, panelOf } from "../panel.js";
import { ScriptedModel } from "../scripted-model.js";
import { sameInEachWiring } from "../wirings/wirings.js";
import { askedIn, question, textsOf, thread } from "./graph-around.js";

type Config = LangGraphRunnableConfig | undefined;
type Ask = (app: MoaApp, text: string, config: Config) => Promise<MoaOutput>;

const ask: Ask = async (app, text, config) => app.invoke({ messages: text }, config);

/** How a function runs an app twice. */
const ways: Readonly<Record<string, (app: MoaApp, config: Config) => Promise<MoaOutput[]>>> = {
  "one after the other": async (app, config) => [
    await ask(app, "One?", config),
    await ask(app, "Two?", config),
  ],
  "at once": async (app, config) => {
    const runs = [ask(app, "One?", config), ask(app, "Two?", config)];
    // Nothing is cancelled: the second run continues when the first has failed.
    await Promise.allSettled(runs);
    return Promise.all(runs);
  },
  "at once, without the config": (app) => ways["at once"]!(app, undefined),
};

describe.each(Object.entries(ways))("a function of a step that runs an app twice, %s", (_, run) => {
  const twice = (app: MoaApp, checkpointer: BaseCheckpointSaver) =>
    new StateGraph(MessagesAnnotation)
      .addNode("both", async (_state, config) => {
        const results = await run(app, config);
        return { messages: results.map((result) => textsOf(result).join(" ")) };
      })
      .addEdge(START, "both")
      .compile({ checkpointer });

  test("gets the answers of both, also in a thread that is resumed", async () => {
    await sameInEachWiring(async (panelIn) => {
      const fuse = new ScriptedModel([new Error("down"), new Error("down"), "one", "two", "two"]);
      const first = panelIn(duet, { fuse });
      const checkpointer = new MemorySaver();
      const graph = twice(first.app, checkpointer);
      await expect(graph.invoke(question, thread)).rejects.toMatchObject({ code: "ANSWER_FAILED" });
      let result: unknown = await graph.invoke(null, thread).catch((error: unknown) => error);
      if (result instanceof Error) result = await graph.invoke(null, thread);
      const texts = textsOf(result as typeof MessagesAnnotation.State);
      expect(texts).toEqual(["Why?", "One? one", "Two? two"]);
      // Of each run, what had settled is not asked for again.
      expect(askedIn(first)).toMatchObject({ ada: 2, bob: 2 });
      return texts;
    });
  });
});

test("a loop that visits a panel three times starts a new run each time", async () => {
  for (const kept of [{}, { checkpointer: new MemorySaver() }]) {
    const panel = panelOf(duet);
    const loop = new StateGraph(MessagesAnnotation)
      .addNode("panel", panel.app)
      .addNode("more", () => ({ messages: new HumanMessage("And?") }))
      .addEdge(START, "panel")
      .addConditionalEdges("panel", ({ messages }) => (messages.length < 6 ? "more" : END))
      .addEdge("more", "panel")
      .compile(kept);
    const ledgers: unknown[] = [];
    const stream = await loop.stream(question, {
      ...thread,
      streamMode: "values",
      subgraphs: true,
    });
    for await (const [, { answer, ledger }] of stream as AsyncIterable<[unknown, MoaOutput]>) {
      if (answer === "fuse says")
        ledgers.push(ledger.map(({ node, attempt }) => `${node} ${attempt}`));
    }
    expect(ledgers).toEqual(Array.from({ length: 3 }, () => ["ada 1", "bob 1", "fuse 1"]));
    expect(panel.models["ada"]?.asked.map(({ length }) => length)).toEqual([1, 3, 5]);
  }
});

describe("twenty panels at once, by `Send`", () => {
  const State = Annotation.Root({ ...MessagesAnnotation.spec, topics: Annotation<string[]> });
  const topics = Array.from({ length: 20 }, (_, index) => `Topic ${index}?`);
  const fanOf = (panel: MoaApp, kept: { checkpointer?: BaseCheckpointSaver } = {}) =>
    new StateGraph(State)
      .addNode("panel", panel)
      .addConditionalEdges(START, (state) =>
        state.topics.map((topic) => new Send("panel", { messages: [new HumanMessage(topic)] })),
      )
      .compile(kept);

  test("answer each its own question", async () => {
    for (const kept of [{}, { checkpointer: new MemorySaver() }]) {
      const panel = panelOf(duet);
      const texts = textsOf(await fanOf(panel.app, kept).invoke({ topics }, thread));
      expect(texts).toEqual(topics.flatMap((topic) => [topic, "fuse says"]));
      const asked = panel.models["fuse"]?.asked.map((messages) => messages.at(-1)?.text);
      expect(asked?.toSorted()).toEqual(topics.toSorted());
    }
  });

  test("add no warning about listeners of a signal", async () => {
    limitNewSignals();
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    onTestFinished(() => void vi.restoreAllMocks());
    await fanOf(panelOf(duet).app).invoke({ topics }, { signal: new AbortController().signal });
    expect(warn).not.toHaveBeenCalled();
  });
});

test("panels of a RunnableMap are kept in one thread", async () => {
  const { app } = panelOf(duet);
  const both = RunnableMap.from<typeof MessagesAnnotation.State>({ left: app, right: app });
  const join = ({ left, right }: Record<string, MoaOutput>) => ({
    messages: [left, right].map((each) => each?.answer ?? ""),
  });
  const graph = new StateGraph(MessagesAnnotation)
    .addNode("both", both.pipe(join as never) as never)
    .addEdge(START, "both")
    .compile({ checkpointer: new MemorySaver() });
  const texts = textsOf(await graph.invoke(question, thread));
  expect(texts).toEqual(["Why?", "fuse says", "fuse says"]);
});

test("panels side by side write one thread, run after run", async () => {
  const panel = panelOf(duet);
  const pair = new StateGraph(MessagesAnnotation)
    .addNode("left", panel.app)
    .addNode("right", panel.app)
    .addEdge(START, "left")
    .addEdge(START, "right")
    .compile({ checkpointer: new MemorySaver() });
  await pair.invoke(question, thread);
  expect(textsOf(await pair.invoke({ messages: "And?" }, thread))).toEqual([
    "Why?",
    "fuse says",
    "fuse says",
    "And?",
    "fuse says",
    "fuse says",
  ]);
  expect(askedIn(panel)).toEqual({ ada: 4, bob: 4, fuse: 4 });
});
