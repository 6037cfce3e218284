/** What of the graph around it reaches an app, and what of the app reaches the graph. */
import { tool } from "@langchain/core/tools";
import {
  Annotation,
  InMemoryStore,
  type LangGraphRunnableConfig,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  aggregator,
  type Call,
  compile,
  defineGraph,
  type FunctionInput,
  proposer,
  repeat,
} from "../../src/index.js";
import { AgentModel, callOf } from "../agent-model.js";
import { duet, modelsIn, panelOf } from "../panel.js";
import { always } from "../scripted-model.js";
import { sameInEachWiring } from "../wirings/wirings.js";
import { around, askedIn, question, textsOf, thread } from "./graph-around.js";

test("store, context and configurable reach functions, tools of agents and added steps", async () => {
  const seen: Record<string, unknown> = {};
  const see = async (who: string, { store, context, configurable }: LangGraphRunnableConfig) => {
    await store?.put(["seen"], who, {});
    seen[who] = [context, configurable?.["user"]];
  };
  const graph = defineGraph({
    name: "seeing",
    nodes: {
      ada: proposer({ model: "ada" }),
      fuse: aggregator({ model: "fuse", reads: ["ada"], prompt: { use: "own" } }),
    },
    output: "fuse",
  });
  const own = async ({ store, context, config }: FunctionInput) => {
    await see("function", { ...config, store, context } as LangGraphRunnableConfig);
    return "Say:";
  };
  const look = tool(async (_, config: LangGraphRunnableConfig) => see("tool", config), {
    name: "look",
    schema: z.object({}),
  });
  const app = compile(graph, {
    models: {
      ada: createAgent({ model: new AgentModel([callOf("look"), "Seen."]), tools: [look] }),
      fuse: always("fuse says"),
    },
    functions: { own },
    contextSchema: z.object({ tenant: z.string() }),
    before: { first: async (_, config) => see("before", config as LangGraphRunnableConfig) },
    after: { last: async (_, config) => see("after", config as LangGraphRunnableConfig) },
  });
  const store = new InMemoryStore();
  const given = { context: { tenant: "acme" }, configurable: { user: "eve" } };
  await around(app as never, { store }).invoke(question, given);
  const who = ["after", "before", "function", "tool"];
  expect(seen).toEqual(Object.fromEntries(who.map((each) => [each, [{ tenant: "acme" }, "eve"]])));
  expect((await store.search(["seen"])).map(({ key }) => key).toSorted()).toEqual(who);

  const wrong = around(app as never).invoke(question, { context: { tenant: 7 } });
  await expect(wrong).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

describe("channels of the graph around", () => {
  test("that are named as those of the app get its results, and give it nothing", async () => {
    const State = Annotation.Root({
      ...MessagesAnnotation.spec,
      answer: Annotation<string>,
      ledger: Annotation<Call[]>,
    });
    await sameInEachWiring(async (panelIn) => {
      const graph = new StateGraph(State)
        .addNode("panel", panelIn(duet).app)
        .addEdge(START, "panel")
        .compile();
      const forged = { answer: "forged", ledger: [{ node: "forged" }] };
      const { answer, ledger } = await graph.invoke({ ...question, ...forged } as never);
      expect([answer, ...ledger.map(({ node }) => node)]).toEqual([
        "fuse says",
        "ada",
        "bob",
        "fuse",
      ]);
      return answer;
    });
  });

  test("that append get all of the app's channel, as from a graph of LangGraph", async () => {
    const sources = Annotation<string[]>({ reducer: (a, b) => [...a, ...b], default: () => [] });
    const State = Annotation.Root({ ...MessagesAnnotation.spec, sources });
    const add = () => ({ sources: ["own"] });
    const stock = new StateGraph(State).addNode("add", add).addEdge(START, "add").compile();
    const stateSchema = Annotation.Root({ sources });
    const ours = compile(duet, { models: modelsIn(duet, {}), stateSchema, before: { add } });
    for (const node of [stock, ours as never]) {
      const graph = new StateGraph(State).addNode("panel", node).addEdge(START, "panel").compile();
      const result = await graph.invoke({ ...question, sources: ["given"] });
      expect(result.sources).toEqual(["given", "given", "own"]);
    }
  });
});

describe("the recursionLimit of the graph around", () => {
  const nodes = {
    ada: proposer({ model: "ada" }),
    rounds: repeat({
      reads: ["ada"],
      body: {
        nodes: { revise: aggregator({ model: "revise", reads: ["input"] }) },
        output: "revise",
      },
      until: { use: "never" },
      maxRounds: 14,
    }),
  };
  const long = defineGraph({ name: "long", nodes, output: "rounds" });

  test("stops no long app if it is LangChain's own, and does if it was chosen", async () => {
    const { app } = panelOf(long, {}, { functions: { never: () => false } });
    const byFunction = new StateGraph(MessagesAnnotation)
      .addNode("panel", async ({ messages }, config) => {
        const { answer } = await app.invoke({ messages }, config);
        return { messages: answer };
      })
      .addEdge(START, "panel")
      .compile();
    for (const graph of [around(app), byFunction]) {
      expect(textsOf(await graph.invoke(question))).toEqual(["Why?", "revise says"]);
      const stopped = graph.invoke(question, { recursionLimit: 5 });
      await expect(stopped).rejects.toMatchObject({ code: "NO_ANSWER" });
    }
  });
});

test("an abort of the graph around ends the calls of the app, and the thread can be resumed", async () => {
  await sameInEachWiring(async (panelIn) => {
    const stop = new AbortController();
    const hanging = always("late", async (signal) => {
      const aborted = new Promise((resolve) => signal?.addEventListener("abort", resolve));
      stop.abort(new Error("enough"));
      await aborted;
    });
    const checkpointer = new MemorySaver();
    const cut = around(panelIn(duet, { fuse: hanging }).app, { checkpointer });
    const config = { ...thread, signal: stop.signal };
    await expect(cut.invoke(question, config)).rejects.toThrow("enough");
    expect(hanging.aborted).toBe(1);

    const panel = panelIn(duet);
    const texts = textsOf(await around(panel.app, { checkpointer }).invoke(null, thread));
    expect(texts).toEqual(["Why?", "fuse says"]);
    expect(askedIn(panel)).toEqual({ ada: 0, bob: 0, fuse: 1 });
    return texts;
  });
});
