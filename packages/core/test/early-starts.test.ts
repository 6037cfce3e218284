import { getEventListeners } from "node:events";
import { Command, interrupt, MemorySaver } from "@langchain/langgraph";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  aggregator,
  asChatModel,
  type Call,
  compile,
  critic,
  defineGraph,
  type GraphSpec,
  type MoaApp,
  proposer,
  streamRun,
} from "../src/index.js";
import type { NodeSpec } from "../src/spec/graph-spec.js";
import { kindOf } from "../src/spec/node-kinds.js";
import { panelOf, shownTo } from "./panel.js";
import { randomGraph } from "./random-graph.js";
import { after, always, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

/** Two branches that do not read each other: slow, then quick; beside quick, then slow. */
const branches = defineGraph({
  name: "branches",
  nodes: {
    a1: proposer({ model: "a1" }),
    b1: proposer({ model: "b1" }),
    a2: aggregator({ model: "a2", reads: ["a1"] }),
    b2: aggregator({ model: "b2", reads: ["b1"] }),
    fuse: aggregator({ model: "fuse", reads: ["a2", "b2"] }),
  },
  output: "fuse",
});

const paces = (): Record<string, ScriptedModel> => ({
  a1: always("a1 says", after(300)),
  b1: always("b1 says", after(100)),
  a2: always("a2 says", after(100)),
  b2: always("b2 says", after(300)),
  fuse: always("fuse says", after(100)),
});

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };

const startsIn = (ledger: readonly Call[] = []): Record<string, number> =>
  Object.fromEntries(ledger.map(({ node, startedMs }) => [node, startedMs]));

describe("a step begins when all it waits for has ended", () => {
  test("so that independent branches take their critical path", async () => {
    const { app } = panelOf(branches, paces());
    const { value, tookMs } = await inSimulatedTime(() => app.invoke(prompt));
    expect(startsIn(value?.ledger)).toEqual({ a1: 0, b1: 0, a2: 300, b2: 100, fuse: 400 });
    expect(tookMs).toBe(500);
  });

  test("and so do branches that cross", async () => {
    const nodes = { ...branches.nodes, a2: aggregator({ model: "a2", reads: ["a1", "b1"] }) };
    const { app } = panelOf({ ...branches, nodes }, paces());
    const { value, tookMs } = await inSimulatedTime(() => app.invoke(prompt));
    expect(startsIn(value?.ledger)).toEqual({ a1: 0, b1: 0, a2: 300, b2: 100, fuse: 400 });
    expect(tookMs).toBe(500);
  });

  test("with steps before the first layer and after the output, too", async () => {
    const ran: string[] = [];
    const before = { one: () => void ran.push("one"), two: () => void ran.push("two") };
    const guard = ({ answer }: { answer: string }) => void ran.push(answer);
    const { app } = panelOf(branches, paces(), { before, after: { guard } });
    const { value } = await inSimulatedTime(() => app.invoke(prompt));
    expect(startsIn(value?.ledger)).toMatchObject({ a2: 300, b2: 100, fuse: 400 });
    expect(ran).toEqual(["one", "two", "fuse says"]);
  });

  test("many steps ahead of its turn, too", async () => {
    const graph = defineGraph({
      name: "deep",
      nodes: {
        slow: proposer({ model: "slow" }),
        one: proposer({ model: "one" }),
        two: critic({ model: "two", reads: ["one"] }),
        three: aggregator({ model: "three", reads: ["two"], samples: 2 }),
        four: aggregator({ model: "four", reads: ["three", "one"] }),
        fuse: aggregator({ model: "fuse", reads: ["four", "slow"] }),
      },
      output: "fuse",
    });
    const each = ["one", "two", "three", "four"].map((name) => [name, always("1", after(10))]);
    const given = { ...Object.fromEntries(each), slow: always("late", after(1_000)) };
    const { app, models } = panelOf(graph, given);
    const { value, tookMs } = await inSimulatedTime(() => app.invoke(prompt));
    expect(startsIn(value?.ledger)).toMatchObject({ two: 10, three: 20, four: 30, fuse: 1_000 });
    expect(tookMs).toBe(1_000);
    expect(models["three"]?.asked).toHaveLength(2);
  });

  test("also behind the last of its level, while one that began early holds up the next level", async () => {
    const graph = defineGraph({
      name: "held-up",
      nodes: {
        first: proposer({ model: "first" }),
        last: proposer({ model: "last" }),
        long: aggregator({ model: "long", reads: ["first"] }),
        short: aggregator({ model: "short", reads: ["first"] }),
        both: aggregator({ model: "both", reads: ["last", "short"] }),
        fuse: aggregator({ model: "fuse", reads: ["long", "both"] }),
      },
      output: "fuse",
    });
    const given = { last: always("last says", after(200)), long: always("long says", after(900)) };
    const { app } = panelOf(graph, given);
    const { value } = await inSimulatedTime(() => app.invoke(prompt));
    expect(startsIn(value?.ledger)).toMatchObject({ long: 0, short: 0, both: 200, fuse: 900 });
  });

  test("in any graph, whatever its calls take and come to", async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(randomGraph, delays, async ({ graph, behaviours }, delaysMs) => {
        const replies = { answers: "PASS 1", "is blank": " ", fails: new Error("down") };
        const given = [...behaviours].map(([name, does], index) => [
          name,
          always(replies[does], after(delaysMs[index] ?? 0)),
        ]);
        const { app } = panelOf(graph, Object.fromEntries(given));
        const ledger = await ledgerOf(() => app.invoke(prompt));
        const firsts = ledger.filter(({ attempt }) => attempt === 1);
        for (const { node, startedMs } of firsts) {
          expect([node, startedMs]).toEqual([node, readyMs(node, graph, ledger)]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

async function ledgerOf(run: () => Promise<{ ledger: Call[] }>): Promise<readonly Call[]> {
  const { value, error } = await inSimulatedTime(run);
  return value?.ledger ?? (error as { ledger: Call[] }).ledger;
}

/** When all that a node reads was there. A node without calls passes on what is there. */
function readyMs(name: string, graph: GraphSpec, ledger: readonly Call[]): number {
  const reads = kindOf(graph.nodes[name] as NodeSpec).reads(graph.nodes[name] as NodeSpec);
  return Math.max(0, ...reads.map((read) => endMs(read, graph, ledger)));
}

function endMs(name: string, graph: GraphSpec, ledger: readonly Call[]): number {
  const ends = ledger.filter(({ node }) => node === name).map(({ settledMs }) => settledMs);
  return Math.max(readyMs(name, graph, ledger), ...ends);
}

describe("a step waits for its turn", () => {
  const inTurn = { a1: 0, b1: 0, a2: 300, b2: 300, fuse: 600 };

  test.each([
    ["only so many steps may be at work", { maxConcurrency: 2 }],
    ["the run is to stop before a step", { interruptBefore: ["fuse"] }],
    ["the run is to stop after a step", { interruptAfter: ["a1"] }],
  ])("where %s", async (_, config) => {
    const { app } = panelOf(branches, paces(), { checkpointer: new MemorySaver() });
    const { value } = await inSimulatedTime(async () => {
      const paused = await app.invoke(prompt, { ...thread, ...config });
      return paused.answer ? paused : app.invoke(null, { ...thread, ...config });
    });
    expect(startsIn(value?.ledger)).toMatchObject({ a1: 0, b1: 0, a2: 300 });
    expect(value?.ledger.find(({ node }) => node === "b2")?.startedMs).toBe(inTurn.b2);
  });

  test("where somebody added a step to the graph", async () => {
    const { builder } = panelOf(branches, paces()).app;
    builder.compiled = false;
    builder.addNode("log", (() => ({})) as never);
    builder.addEdge("a1", "log");
    const { value } = await inSimulatedTime(() => builder.compile().invoke(prompt));
    expect(startsIn(value?.ledger)).toEqual(inTurn);
  });

  test("where a thread has a model made by a function, which may be an agent that pauses it", async () => {
    const models = { ...panelOf(branches, paces()).models, fuse: () => always("fuse says") };
    const app = compile(branches, { models, checkpointer: new MemorySaver() });
    const { value } = await inSimulatedTime(() => app.invoke(prompt, thread));
    expect(startsIn(value?.ledger)).toEqual(inTurn);
  });

  test("where a thread has functions that may pause it", async () => {
    const functions = { unused: () => "" };
    const checkpointer = new MemorySaver();
    const { app } = panelOf(branches, paces(), { checkpointer, functions });
    const kept = await inSimulatedTime(() => app.invoke(prompt, thread));
    expect(startsIn(kept.value?.ledger)).toEqual(inTurn);
    const { app: other } = panelOf(branches, paces(), { functions });
    const { value } = await inSimulatedTime(() => other.invoke(prompt));
    expect(startsIn(value?.ledger)).toMatchObject({ b2: 100 });
  });

  test("when it is there, in LangGraph's own task", async () => {
    const { app } = panelOf(branches, paces(), { streamMessages: "all" });
    const { value: own } = await inSimulatedTime(() => ownTasks(app));
    expect(own).toEqual({ a1: true, b1: true, a2: true, b2: false, fuse: true });
  });
});

/** Whether the calls of a node are told in the `messages` stream as of the task in the `tasks` stream. */
async function ownTasks(app: MoaApp): Promise<Record<string, boolean>> {
  const tasks = new Map<string, string>();
  const messages = new Map<string, string>();
  const stream = await app.stream(prompt, { streamMode: ["tasks", "messages"] });
  for await (const [mode, chunk] of stream as AsyncIterable<[string, never]>) {
    if (mode === "tasks") tasks.set(chunk["name"], chunk["id"]);
    else messages.set(chunk[1]["langgraph_node"], chunk[1]["langgraph_checkpoint_ns"]);
  }
  return Object.fromEntries(
    [...messages].map(([name, ns]) => [name, ns === `${name}:${tasks.get(name)}`]),
  );
}

describe("a step that has begun early", () => {
  test("pauses when its turn comes, and goes on with the answer", async () => {
    const asking = always("b2 says", async () => void interrupt("Who are you?"));
    const checkpointer = new MemorySaver();
    const { app, models } = panelOf(branches, { ...paces(), b2: asking }, { checkpointer });
    const { value, error } = await inSimulatedTime(async () => {
      const paused = (await app.invoke(prompt, thread)) as unknown as Record<string, unknown>;
      const { next } = await app.getState(thread);
      const { answer } = await app.invoke(new Command({ resume: "a judge" }), thread);
      return { paused: paused["__interrupt__"], next, answer };
    });
    expect(error).toBeUndefined();
    expect(value?.paused).toEqual([expect.objectContaining({ value: "Who are you?" })]);
    expect(value).toMatchObject({ next: ["b2"], answer: "fuse says" });
    expect(["a1", "b1", "a2"].map((name) => models[name]?.asked.length)).toEqual([1, 1, 1]);
  });

  test("may ask a graph, too, and is told of once", async () => {
    const inner = panelOf(branches).app;
    const models = { ...panelOf(branches, paces()).models, b2: asChatModel(inner) };
    const app = compile(branches, { models });
    const { value } = await inSimulatedTime(async () => {
      const told: unknown[] = [];
      for await (const event of streamRun(app, prompt)) {
        if ("node" in event && event.node === "b2") told.push([event.type, event.atMs]);
      }
      return told;
    });
    expect(value).toEqual([
      ["call-start", 100],
      ["proposal-end", 100],
    ]);
  });

  test("is cut off in the same moment as the run is cancelled, and leaves nothing behind", async () => {
    for (const atMs of [150, 250, 350]) {
      const { app, models } = panelOf(branches, paces());
      const controller = new AbortController();
      const { error } = await inSimulatedTime(async () => {
        setTimeout(() => {
          controller.abort();
          expect([atMs, models["b2"]?.aborted]).toEqual([atMs, 1]);
        }, atMs);
        await app.invoke(prompt, { signal: controller.signal }).catch(() => {});
        await new Promise((resolve) => void setImmediate(resolve));
        expect(vi.getTimerCount()).toBe(0);
      });
      expect(error).toBeUndefined();
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    }
  });

  test("is cut off when its run ends otherwise, before its turn", async () => {
    const { app, models } = panelOf(branches, { ...paces(), b2: always("late", after(5_000)) });
    const { error, tookMs } = await inSimulatedTime(() =>
      app.invoke(prompt, { recursionLimit: 2 }),
    );
    expect(error).toMatchObject({
      code: "NO_ANSWER",
      cause: { lc_error_code: "GRAPH_RECURSION_LIMIT" },
    });
    expect([tookMs, models["b2"]?.aborted]).toEqual([300, 1]);
  });

  test("is told of as it happens, and handed over when its turn comes", async () => {
    const { app } = panelOf(branches, { ...paces(), b2: always("b2 says", after(150)) });
    const { value } = await inSimulatedTime(async () => {
      const told: unknown[] = [];
      for await (const event of streamRun(app, prompt)) {
        if ("node" in event && event.node === "b2") told.push([event.type, event.atMs]);
      }
      const updates: string[] = [];
      const stream = await app.stream(prompt, { streamMode: "updates" });
      for await (const update of stream) updates.push(...Object.keys(update));
      return { told, updates };
    });
    expect(value?.told).toEqual([
      ["call-start", 100],
      ["proposal-end", 250],
    ]);
    expect(value?.updates).toEqual(["begin", "b1", "a1", "b2", "a2", "fuse"]);
  });

  test("has the trigger that LangGraph's task has", async () => {
    const { app } = panelOf(branches, paces(), { streamMessages: "all" });
    const { value } = await inSimulatedTime(async () => {
      const triggers: Record<string, unknown[]> = {};
      const stream = await app.stream(prompt, { streamMode: ["tasks", "messages"] });
      for await (const [mode, chunk] of stream as AsyncIterable<[string, never]>) {
        const [name, own] =
          mode === "tasks"
            ? [chunk["name"], chunk["triggers"]]
            : [chunk[1]["langgraph_node"], chunk[1]["langgraph_triggers"]];
        if (own !== undefined) (triggers[name] ??= []).push(own);
      }
      return triggers;
    });
    const [told, ...others] = value?.["b2"] ?? [];
    expect(others).not.toEqual([]);
    for (const other of others) expect(other).toEqual(told);
  });

  test("leaves configs that are plain data to streams and checkpointers", async () => {
    const { app } = panelOf(branches, paces(), { checkpointer: new MemorySaver() });
    const { value, error } = await inSimulatedTime(async () => {
      let count = 0;
      const stream = await app.stream(prompt, { ...thread, streamMode: "checkpoints" });
      for await (const { config } of stream as AsyncIterable<{ config: object }>) {
        structuredClone(config);
        count += 1;
      }
      return count;
    });
    expect(error).toBeUndefined();
    expect(value).toBeGreaterThan(3);
  });
});

describe("a resumed run", () => {
  const twice = (): Record<string, ScriptedModel> => ({
    ...paces(),
    a1: new ScriptedModel(["a1 says", "a1 says"], after(3_000)),
  });

  async function resumedAfter(app: MoaApp, abortAfterMs: number): Promise<Call[]> {
    const controller = new AbortController();
    await inSimulatedTime(async () => {
      setTimeout(() => controller.abort(), abortAfterMs);
      await app.invoke(prompt, { ...thread, signal: controller.signal }).catch(() => {});
    });
    return [...(await ledgerOf(() => app.invoke(null, thread)))];
  }

  test.each([
    [6, "ok"],
    [5, "failed"],
  ])("counts calls that were started early in its budget of %i", async (maxModelCalls, status) => {
    const graph = { ...branches, budget: { maxModelCalls } };
    const { app, models } = panelOf(graph, twice(), { checkpointer: new MemorySaver() });
    const ledger = await resumedAfter(app, 1_000);
    expect(ledger.at(-1)).toMatchObject({ node: "fuse", status });
    const asked = Object.values(models).flatMap((model) => model.asked);
    expect(asked.length).toBeLessThanOrEqual(maxModelCalls);
  });

  test("asks again only what was in flight, whether or not its turn had come", async () => {
    const { app, models } = panelOf(branches, twice(), { checkpointer: new MemorySaver() });
    const ledger = await resumedAfter(app, 1_000);
    expect(ledger.map(({ node, attempt, status }) => `${node} ${attempt} ${status}`)).toEqual([
      "a1 1 aborted",
      "a1 2 ok",
      "b1 1 ok",
      "a2 1 ok",
      "b2 1 ok",
      "fuse 1 ok",
    ]);
    const asked = ["a1", "b1", "b2"].map((name) => models[name]?.asked.length);
    expect(asked).toEqual([2, 1, 1]);
  });

  test("shows steps that begin early what had been written before", async () => {
    const graph = defineGraph({
      name: "exhausted",
      onExhausted: "best-effort",
      nodes: {
        a1: proposer({ model: "a1" }),
        b1: proposer({ model: "b1" }),
        a2: aggregator({ model: "a2", reads: ["a1"] }),
        b2: aggregator({ model: "b2", reads: ["b1"] }),
        b3: aggregator({ model: "b3", reads: ["b2"] }),
        fuse: aggregator({ model: "fuse", reads: ["a2", "b3"] }),
      },
      output: "fuse",
    });
    const given = { ...twice(), b2: always(" ", after(10)), a2: always("a2 says", after(900)) };
    const { app, models } = panelOf(graph, given, { checkpointer: new MemorySaver() });
    const ledger = await resumedAfter(app, 1_000);
    expect(ledger.find(({ node }) => node === "b3")).toMatchObject({
      status: "ok",
      notes: [{ type: "earlier", proposals: [{ node: "b1", sample: 1 }] }],
    });
    expect(shownTo(models["fuse"])).toEqual(["a2 says", "b3 says"]);
  });

  test("names all its calls in the error that it ends in", async () => {
    const nodes = { ...branches.nodes, b3: aggregator({ model: "b3", reads: ["b2"] }) };
    const fuse = aggregator({ model: "fuse", reads: ["a2", "b3"] });
    const given = {
      ...twice(),
      fuse: always(new Error("down")),
      a2: always("a2 says", after(900)),
    };
    const graph: GraphSpec = { ...branches, nodes: { ...nodes, fuse } };
    const { app } = panelOf(graph, given, { checkpointer: new MemorySaver() });
    const ledger = await resumedAfter(app, 1_000);
    expect(ledger.map(({ node }) => node).toSorted()).toEqual([
      "a1",
      "a1",
      "a2",
      "b1",
      "b2",
      "b3",
      "fuse",
    ]);
  });
});
