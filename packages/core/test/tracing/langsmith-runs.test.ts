/** The runs that LangSmith is sent, by its own client, to a server on loopback. */
import { InMemoryCache } from "@langchain/core/caches";
import { MemorySaver, MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  compile,
  defineGraph,
  type MoaApp,
  proposer,
  router,
} from "../../src/index.js";
import { after, always } from "../scripted-model.js";
import { branches, duet, solo } from "./graphs.js";
import type { SentRun } from "./langsmith-server.js";
import { llmRuns, rootsOf, treeOf } from "./llm-runs.js";
import { pricedApp } from "./priced-app.js";
import { useLangSmithServer } from "./use-langsmith-server.js";

const prompt = { messages: "Why?" };
const langSmith = useLangSmithServer();

describe("a run", () => {
  test("is a tree: the graph, its steps, and the requests of each step", async () => {
    await pricedApp(duet).invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    expect(treeOf(await langSmith.server.runs())).toEqual([
      "duet (chain)",
      "  __start__ (chain)",
      "  begin (chain)",
      "  ada-1 (chain) node=ada layer=1 sample=1",
      "    test:ada (llm) node=ada layer=1 sample=1 attempt=1",
      "  ada-2 (chain) node=ada layer=1 sample=2",
      "    test:ada (llm) node=ada layer=1 sample=2 attempt=1",
      "  bob (chain) node=bob layer=1 sample=1",
      "    test:bob (llm) node=bob layer=1 sample=1 attempt=1",
      "  fuse (chain) node=fuse layer=2 sample=1",
      "    test:fuse (llm) node=fuse layer=2 sample=1 attempt=1",
    ]);
  });

  test("names its graph in the metadata of each run", async () => {
    await pricedApp(duet).invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    const graphs = (await langSmith.server.runs()).map(({ extra }) => extra.metadata["moa_graph"]);
    expect(new Set(graphs)).toEqual(new Set(["duet"]));
  });

  test("has the same tree if steps start before their turn", async () => {
    const slow = always("slow says", after(40));
    await pricedApp(branches, { slow }).invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    expect(treeOf(await langSmith.server.runs()).filter((line) => /mid|top/.test(line))).toEqual([
      "  mid (chain) node=mid layer=2 sample=1",
      "    test:mid (llm) node=mid layer=2 sample=1 attempt=1",
      "  top (chain) node=top layer=3 sample=1",
      "    test:top (llm) node=top layer=3 sample=1 attempt=1",
    ]);
  });

  test("is one trace, also within a graph of the caller's", async () => {
    const outer = new StateGraph(MessagesAnnotation)
      .addNode("panel", pricedApp(duet))
      .addEdge("__start__", "panel")
      .compile({ name: "outer" });
    await outer.invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    const runs = await langSmith.server.runs();
    expect(rootsOf(runs).map(({ name }) => name)).toEqual(["outer"]);
    expect(new Set(runs.map(({ trace_id }) => trace_id)).size).toBe(1);
  });

  test.each([
    ["as it is", (app: MoaApp) => app],
    ["as a chat model", (app: MoaApp) => asChatModel(app)],
  ])("of a graph that another one asks %s says its own place", async (_, modelOf) => {
    const outer = defineGraph({
      name: "outer",
      nodes: { panel: proposer({ model: "inner" }) },
      output: "panel",
    });
    const app = compile(outer, { models: { inner: modelOf(pricedApp(solo)) as never } });
    await app.invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    const within = treeOf(await langSmith.server.runs()).map((line) => line.trim());
    expect(within.slice(within.indexOf("solo (chain)"))).toEqual([
      "solo (chain)",
      "__start__ (chain)",
      "begin (chain)",
      "ada (chain) node=ada layer=1 sample=1",
      "test:ada (llm) node=ada layer=1 sample=1 attempt=1",
    ]);
  });

  test("of 20 in a batch is a trace of its own", async () => {
    const prompts = Array.from({ length: 20 }, () => prompt);
    await pricedApp(solo).batch(prompts, { callbacks: [langSmith.server.tracer()] });
    const runs = await langSmith.server.runs();
    expect(rootsOf(runs).length).toBe(20);
    expect(new Set(llmRuns(runs).map(({ trace_id }) => trace_id)).size).toBe(20);
  });

  test("of a resumed thread shows only the repeated requests", async () => {
    const app = pricedApp(duet, {}, { checkpointer: new MemorySaver() });
    const thread = { configurable: { thread_id: "1" } };
    await app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    await app.invoke(null, { ...thread, callbacks: [langSmith.server.tracer()] });
    expect(treeOf(await langSmith.server.runs())).toEqual([
      "duet (chain)",
      "  fuse (chain) node=fuse layer=2 sample=1",
      "    test:fuse (llm) node=fuse layer=2 sample=1 attempt=1",
    ]);
  });
});

describe("a call without a request has no run, and the outputs of its step say why", () => {
  const linesOf = (runs: readonly SentRun[], step: string): unknown[] =>
    runs.filter(({ name }) => name === step).map(({ outputs }) => outputs?.["ledger"]);

  test("if its reply is cached", async () => {
    const app = pricedApp(duet, {}, { cache: new InMemoryCache() });
    await app.invoke(prompt);
    await app.invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    const runs = await langSmith.server.runs();
    expect(llmRuns(runs)).toEqual([]);
    expect(linesOf(runs, "bob")).toMatchObject([[{ node: "bob", status: "cached", costUsd: 0 }]]);
  });

  test("if a router did not choose its node", async () => {
    const graph = defineGraph({
      name: "routed",
      nodes: {
        pick: router({ model: "test:pick", routes: ["ada", "bob"] }),
        ada: proposer({ model: "test:ada" }),
        bob: proposer({ model: "test:bob" }),
        fuse: aggregator({ model: "test:fuse", reads: ["ada", "bob"] }),
      },
      output: "fuse",
    });
    const app = pricedApp(graph, { pick: always("1") });
    await app.invoke(prompt, { callbacks: [langSmith.server.tracer()] });
    const runs = await langSmith.server.runs();
    expect(llmRuns(runs).map(({ name }) => name)).not.toContain("test:bob");
    expect(linesOf(runs, "bob")).toMatchObject([[{ node: "bob", status: "skipped" }]]);
  });
});
