/** What the streams of a graph show of an app within it, beside a graph of LangGraph in its place. */
import {
  Annotation,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { duet, panelOf } from "../panel.js";
import { sameInEachWiring } from "../wirings/wirings.js";
import { around, question, thread, withoutIds } from "./graph-around.js";

const Log = Annotation.Root({
  ...MessagesAnnotation.spec,
  log: Annotation<string[]>({ reducer: (a, b) => [...a, ...b], default: () => [] }),
});
const writes = (step: string) => () => ({ log: [step] });

/** The steps of `duet`, written by hand. */
const byHand = new StateGraph(Log)
  .addNode("begin", writes("begin"))
  .addNode("ada", writes("ada"))
  .addNode("bob", writes("bob"))
  .addNode("fuse", writes("fuse"))
  .addEdge(START, "begin")
  .addEdge("begin", "ada")
  .addEdge("begin", "bob")
  .addEdge(["ada", "bob"], "fuse")
  .compile();

type Graph = ReturnType<typeof around>;

const stock = (): Graph =>
  new StateGraph(MessagesAnnotation)
    .addNode("panel", byHand)
    .addEdge(START, "panel")
    .compile({ checkpointer: new MemorySaver() });

/** Where each chunk of a stream comes from, and which steps it is about. */
async function placesIn(graph: Graph, streamMode: "updates" | "values" | "tasks") {
  const places: string[] = [];
  const stream = await graph.stream(question, { ...thread, streamMode, subgraphs: true });
  for await (const [namespace, chunk] of stream as AsyncIterable<[string[], object]>) {
    const about = streamMode === "updates" ? Object.keys(chunk).join() : nameIn(chunk);
    places.push(`${withoutIds(namespace)}: ${about}`);
  }
  return places;
}

function nameIn(chunk: object): string {
  return "name" in chunk ? String(chunk.name) : "";
}

describe("with `subgraphs: true`, a graph streams an app as it streams a graph of LangGraph", () => {
  test.each(["updates", "values", "tasks"] as const)("%s", async (mode) => {
    const expected = await placesIn(stock(), mode);
    await sameInEachWiring(async (panelIn) => {
      const places = await placesIn(
        around(panelIn(duet).app, { checkpointer: new MemorySaver() }),
        mode,
      );
      expect(places).toEqual(expected);
      return places;
    });
  });

  test("messages: the answer alone, with the namespace of its step", async () => {
    const { app } = panelOf(duet);
    const mid = around(app);
    const outer = new StateGraph(MessagesAnnotation)
      .addNode("mid", mid)
      .addEdge(START, "mid")
      .compile();
    const stream = await outer.stream(question, { streamMode: "messages", subgraphs: true });
    const shown: unknown[] = [];
    for await (const [namespace, [message, metadata]] of stream) {
      const { langgraph_node: node, langgraph_checkpoint_ns: at } = metadata;
      shown.push([withoutIds(namespace), message.text, node, withoutIds(String(at).split("|"))]);
    }
    expect(shown).toEqual([
      ["mid panel", "fuse ", "fuse", "mid panel fuse"],
      ["mid panel", "says", "fuse", "mid panel fuse"],
    ]);
  });

  test("custom: the events of the calls", async () => {
    const stream = await around(panelOf(duet).app).stream(question, {
      streamMode: "custom",
      subgraphs: true,
    });
    const types: string[] = [];
    for await (const [namespace, event] of stream as AsyncIterable<[string[], { type: string }]>) {
      types.push(`${withoutIds(namespace)}: ${event.type}`);
    }
    expect(types).toEqual([
      "panel: call-start",
      "panel: call-start",
      "panel: proposal-end",
      "panel: proposal-end",
      "panel: call-start",
      "panel: call-end",
    ]);
  });
});

test("two panels that stream at once are told apart, each with the id of its message", async () => {
  const { app } = panelOf(duet);
  const outer = new StateGraph(MessagesAnnotation)
    .addNode("left", app)
    .addNode("right", app)
    .addEdge(START, "left")
    .addEdge(START, "right")
    .compile({ checkpointer: new MemorySaver() });
  const streamed = new Map<string, string>();
  const stream = await outer.stream(question, {
    ...thread,
    streamMode: "messages",
    subgraphs: true,
  });
  for await (const [namespace, [{ id, text }]] of stream) {
    const key = `${withoutIds(namespace)} ${id}`;
    streamed.set(key, (streamed.get(key) ?? "") + text);
  }
  const { values } = await outer.getState(thread);
  const [, left, right] = (values as typeof MessagesAnnotation.State).messages;
  expect(Object.fromEntries(streamed)).toEqual({
    [`left ${left?.id}`]: "fuse says",
    [`right ${right?.id}`]: "fuse says",
  });
});

test("streamEvents of the graph around has the steps and calls of the app, under its node", async () => {
  const events: string[] = [];
  const stream = around(panelOf(duet).app).streamEvents(question, { version: "v2" });
  for await (const { event, name, metadata } of stream) {
    const place = withoutIds(String(metadata["checkpoint_ns"] ?? "").split("|"));
    if (/_(?:start|end)$/.test(event) && name !== "__start__")
      events.push(`${place}: ${event} ${name}`);
  }
  const of = (step: string): string[] => [
    `panel ${step}: on_chain_start ${step}`,
    `panel ${step}: on_chat_model_start ${step}`,
    `panel ${step}: on_chat_model_end ${step}`,
    `panel ${step}: on_chain_end ${step}`,
  ];
  expect(events.toSorted()).toEqual(
    [
      ": on_chain_start LangGraph",
      "panel: on_chain_start panel",
      "panel: on_chain_start duet",
      "panel begin: on_chain_start begin",
      "panel begin: on_chain_end begin",
      ...["ada", "bob", "fuse"].flatMap(of),
      "panel: on_chain_end duet",
      "panel: on_chain_end panel",
      ": on_chain_end LangGraph",
    ].toSorted(),
  );
});
