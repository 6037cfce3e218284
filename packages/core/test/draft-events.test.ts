import { MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { expect, test } from "vitest";
import { compile, type CompileOptions, type MoaApp } from "../src/index.js";
import { duet, modelsIn, panelOf } from "./panel.js";
import { always } from "./scripted-model.js";
import { sameInEachWiring } from "./wirings/wirings.js";

/** What a server reads of a run: the nodes whose models and whose tokens the events show, and the steps. */
interface Events {
  readonly models: string[];
  readonly tokens: string[];
  readonly steps: string[];
}

async function eventsOf(app: MoaApp): Promise<Events> {
  const models = new Set<string>();
  const tokens = new Set<string>();
  const steps = new Set<string>();
  // As LangGraph's servers do.
  const events = app.streamEvents(
    { messages: "Why?" },
    { version: "v2", streamMode: ["messages", "debug"] },
  );
  for await (const { event, name, metadata } of events) {
    const node = String(metadata["moa_node"]);
    if (event === "on_chat_model_start") models.add(node);
    if (event === "on_chat_model_stream") tokens.add(node);
    if (event === "on_chain_end") steps.add(name);
  }
  return { models: [...models], tokens: [...tokens], steps: [...steps] };
}

test('with `streamEvents: "answer"`, events show the answer\'s model and all steps, and only it streams', async () => {
  await sameInEachWiring(async (panelIn) => {
    const { app, models } = panelIn(duet, {}, { streamEvents: "answer" });
    const events = await eventsOf(app);
    expect(events.models).toEqual(["fuse"]);
    expect(events.tokens).toEqual(["fuse"]);
    expect(events.steps).toEqual(expect.arrayContaining(["ada", "bob", "fuse"]));
    expect(models["ada"]?.streamed).toEqual([false]);
    expect(models["fuse"]?.streamed).toEqual([true]);
    return events.models;
  });
});

test("by default, events show each model, and all stream", async () => {
  const { app, models } = panelOf(duet);
  const { tokens } = await eventsOf(app);
  expect(tokens.toSorted()).toEqual(["ada", "bob", "fuse"]);
  expect(models["ada"]?.streamed).toEqual([true]);
});

test('`streamMessages: "all"` still shows drafts in the `messages` stream', async () => {
  const options = { streamEvents: "answer", streamMessages: "all" } as const;
  const { app, models } = panelOf(duet, {}, options);
  const ids = new Set<string | undefined>();
  const stream = await app.stream("Why?", { streamMode: "messages" });
  for await (const [{ id }] of stream) ids.add(id);
  expect(ids.size).toBe(3);
  expect(models["ada"]?.streamed).toEqual([true]);
});

test("a graph that is a proposer does not stream for the events either", async () => {
  const model = always("inner says");
  const member = new StateGraph(MessagesAnnotation)
    .addNode("inner", async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
    .addEdge(START, "inner")
    .compile();
  const models = { ...modelsIn(duet, {}), ada: member };
  const { tokens } = await eventsOf(compile(duet, { models, streamEvents: "answer" }));
  expect(tokens).toEqual(["fuse"]);
  expect(model.streamed).toEqual([false]);
});

test("another value is refused with the values that there are", () => {
  const options = { models: modelsIn(duet, {}), streamEvents: "drafts" };
  expect(() => compile(duet, options as unknown as CompileOptions)).toThrow(
    /streamEvents.*"drafts".*"answer" or "all"/s,
  );
});
