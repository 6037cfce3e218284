/**
 * Each trap of hand-written fan-outs, twice: stock LangGraph falling into it, and ours not. When a
 * first test of a pair fails after an upgrade, LangGraph has mended the trap.
 */
import { Annotation, MemorySaver, StateGraph } from "@langchain/langgraph";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "../src/index.js";
import { limitNewSignals } from "./limited-signals.js";
import { panelOf, shownTo } from "./panel.js";
import { after, always, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const State = Annotation.Root({
  texts: Annotation<string[]>({ reducer: (a, b) => a.concat(b), default: () => [] }),
  answer: Annotation<string>(),
});
const writes = (text: string) => () => ({ texts: [text] });
const fails = () => {
  throw new Error("down");
};
const broken = new Error("down");

const unequal = defineGraph({
  name: "unequal",
  nodes: {
    fast: proposer({ model: "fast" }),
    first: proposer({ model: "first" }),
    second: aggregator({ model: "second", reads: ["first"] }),
    fuse: aggregator({ model: "fuse", reads: ["fast", "second"] }),
  },
  output: "fuse",
});

describe("a handled failure before a join", () => {
  test("stock: the aggregator never runs and invoke resolves without an answer", async () => {
    const app = new StateGraph(State)
      .addNode("a", fails, { errorHandler: () => ({}) })
      .addNode("b", writes("b"))
      .addNode("fuse", () => ({ answer: "fused" }))
      .addEdge("__start__", "a")
      .addEdge("__start__", "b")
      .addEdge(["a", "b"], "fuse")
      .compile();
    expect((await app.invoke({})).answer).toBeUndefined();
  });

  test("ours: the aggregator runs with what there is", async () => {
    const { app } = panelOf(unequal, { fast: new ScriptedModel([broken]) });
    expect((await app.invoke({ messages: "Why?" })).answer).toBe("fuse says");
  });
});

describe("every proposer failing under handlers", () => {
  test("stock: invoke resolves, to nothing at all", async () => {
    const app = new StateGraph(State)
      .addNode("a", fails, { errorHandler: () => ({}) })
      .addNode("fuse", () => ({ answer: "fused" }))
      .addEdge("__start__", "a")
      .addEdge("a", "fuse")
      .compile();
    expect(await app.invoke({})).toBeUndefined();
  });

  test("ours: a typed error", async () => {
    const { app } = panelOf(unequal, {
      fast: new ScriptedModel([broken]),
      first: new ScriptedModel([broken]),
    });
    await expect(app.invoke({ messages: "Why?" })).rejects.toMatchObject({
      code: "NO_USABLE_PROPOSAL",
    });
  });
});

describe("branches of unequal depth", () => {
  test("stock: with single edges the aggregator runs, and is paid for, twice", async () => {
    let runs = 0;
    const app = new StateGraph(State)
      .addNode("fast", writes("fast"))
      .addNode("first", writes("first"))
      .addNode("second", writes("second"))
      .addNode("fuse", () => ({ answer: `run ${(runs += 1)}` }))
      .addEdge("__start__", "fast")
      .addEdge("__start__", "first")
      .addEdge("first", "second")
      .addEdge("fast", "fuse")
      .addEdge("second", "fuse")
      .compile();
    await app.invoke({});
    expect(runs).toBe(2);
  });

  test("ours: once, with both branches", async () => {
    const { app, models } = panelOf(unequal);
    await app.invoke({ messages: "Why?" });
    expect(models["fuse"]?.asked).toHaveLength(1);
    expect(shownTo(models["fuse"])).toEqual(["fast says", "second says"]);
  });
});

describe("the order in which nodes reduce", () => {
  const names = ["p1", "p2", "p10"];

  test("stock: alphabetical, p10 before p2", async () => {
    const builder = new StateGraph(State) as StateGraph<
      typeof State.spec,
      typeof State.State,
      typeof State.Update,
      string
    >;
    for (const name of names) {
      builder.addNode(name, writes(name));
      builder.addEdge("__start__", name);
    }
    expect((await builder.compile().invoke({})).texts).toEqual(["p1", "p10", "p2"]);
  });

  test("ours: the order of reads", async () => {
    const nodes = {
      ...Object.fromEntries(names.map((name) => [name, proposer({ model: name })])),
      fuse: aggregator({ model: "fuse", reads: names }),
    };
    const { app, models } = panelOf(defineGraph({ name: "ten", nodes, output: "fuse" }));
    await app.invoke({ messages: "Why?" });
    expect(shownTo(models["fuse"])).toEqual(["p1 says", "p2 says", "p10 says"]);
  });
});

describe("a second stage behind a fast branch", () => {
  const deep = defineGraph({
    name: "deep",
    nodes: {
      fast: proposer({ model: "fast" }),
      slow: proposer({ model: "slow" }),
      next: aggregator({ model: "next", reads: ["fast"] }),
      fuse: aggregator({ model: "fuse", reads: ["next", "slow"] }),
    },
    output: "fuse",
  });

  test("stock: it waits for the slowest sibling of the step", async () => {
    const order: string[] = [];
    const writesAfter = (name: string, delayMs: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      order.push(name);
      return {};
    };
    const app = new StateGraph(State)
      .addNode("fast", writesAfter("fast", 0))
      .addNode("slow", writesAfter("slow", 40))
      .addNode("next", writesAfter("next", 0))
      .addEdge("__start__", "fast")
      .addEdge("__start__", "slow")
      .addEdge("fast", "next")
      .compile();
    await app.invoke({});
    expect(order).toEqual(["fast", "slow", "next"]);
  });

  test("ours: it begins when what it reads is there", async () => {
    const { app } = panelOf(deep, { slow: always("slow says", after(40)) });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(value?.ledger.map(({ node, settledMs }) => [node, settledMs])).toEqual([
      ["fast", 0],
      ["slow", 40],
      ["next", 0],
      ["fuse", 40],
    ]);
    expect(tookMs).toBe(40);
  });
});

describe("more than ten calls at once on a signal limited to ten listeners", () => {
  const warnings: string[] = [];
  beforeEach(() => {
    limitNewSignals();
    vi.spyOn(process, "emitWarning").mockImplementation((warning) => {
      warnings.push(warning instanceof Error ? warning.name : warning);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    warnings.length = 0;
  });
  const later = () => new Promise((resolve) => setTimeout(resolve, 20));

  test("stock: a MaxListenersExceededWarning", async () => {
    const builder = new StateGraph(State) as StateGraph<
      typeof State.spec,
      typeof State.State,
      typeof State.Update,
      string
    >;
    for (let index = 0; index < 12; index += 1) {
      builder.addNode(`p${index}`, async () => {
        await later();
        return {};
      });
      builder.addEdge("__start__", `p${index}`);
    }
    await builder.compile().invoke({}, { signal: new AbortController().signal });
    await later();
    expect(warnings).toContain("MaxListenersExceededWarning");
  });

  test.each([12, 200])("ours: none at %i", async (samples) => {
    const graph = defineGraph({
      name: "wide",
      nodes: {
        many: proposer({ model: "many", samples }),
        fuse: aggregator({ model: "fuse", reads: ["many"] }),
      },
      output: "fuse",
    });
    const { app } = panelOf(graph, { many: always("many says", after(5)) });
    await app.invoke({ messages: "Why?" }, { signal: new AbortController().signal });
    await later();
    expect(warnings).toEqual([]);
  });
});

describe("graphs within the calls of a graph", () => {
  test("ours: no warning at twelve inner runs", async () => {
    const warnings: unknown[] = [];
    limitNewSignals();
    vi.spyOn(process, "emitWarning").mockImplementation((warning) => void warnings.push(warning));
    const inner = asChatModel(panelOf(unequal, { first: always("first", after(5)) }).app);
    const nodes = {
      many: proposer({ model: "inner", samples: 12 }),
      fuse: aggregator({ model: "fuse", reads: ["many"] }),
    };
    const outer = defineGraph({ name: "outer", nodes, output: "fuse" });
    const app = compile(outer, { models: { inner, fuse: always("fuse says") } });
    await app.invoke({ messages: "Why?" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    vi.restoreAllMocks();
    expect(warnings).toEqual([]);
  });
});

describe("a second run of a thread", () => {
  test("stock: reducers still hold the first run's values", async () => {
    const app = new StateGraph(State)
      .addNode("a", writes("a"))
      .addEdge("__start__", "a")
      .compile({ checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await app.invoke({}, config);
    expect((await app.invoke({}, config)).texts).toEqual(["a", "a"]);
  });

  test("ours: only those of the second", async () => {
    const { app } = panelOf(unequal, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await app.invoke({ messages: "First?" }, config);
    expect((await app.invoke({ messages: "Second?" }, config)).proposals).toHaveLength(3);
  });
});
