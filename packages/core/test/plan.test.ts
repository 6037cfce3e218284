import fc from "fast-check";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, test } from "vitest";
import { planRun, type RunPlan } from "../src/graph.js";
import {
  aggregator,
  type Call,
  compile,
  critic,
  defineGraph,
  flowOf,
  type GraphSpec,
  layered,
  modelCallsOf,
  modelsOf,
  type NodeSpec,
  proposer,
  ranker,
  reducer,
  sumUsage,
  verifier,
} from "../src/index.js";
import { estimateTokens } from "../src/tokens/estimate-tokens.js";
import { randomGraph, routedGraph } from "./random-graph.js";
import { always, type ScriptedModel } from "./scripted-model.js";

const question = "What should a visitor know about the tides of the Bay of Fundy?";
const answer = "The water rises by as much as sixteen metres, twice a day. ".repeat(20).trim();
const lengths = { promptTokens: estimateTokens(question), outputTokens: estimateTokens(answer) };

const ada = proposer({ model: "ada" });
const bob = proposer({ model: "bob", samples: 2 });
const eve = proposer({ model: "eve", prompt: "Answer in the voice of a harbour master." });
const reads = ["ada", "bob", "eve"] as const;

/** A graph of three proposers, a node that reads them, and an aggregator that reads that one. */
function behind(node: NodeSpec): GraphSpec {
  const fuse = aggregator({ model: "fuse", reads: ["node"] });
  return defineGraph({ name: "run", nodes: { ada, bob, eve, node, fuse }, output: "fuse" });
}

/** The plan of a graph, and the ledger of a run whose vendors report nothing: tokens are counted. */
async function planAndRun(graph: GraphSpec, verdict: string): Promise<[RunPlan, readonly Call[]]> {
  const replies = modelsOf(graph).map((model) => [model, model === "judge" ? verdict : answer]);
  const models = replies.map(([model = "", reply = ""]) => [
    model,
    new FakeListChatModel({ responses: [reply] }),
  ]);
  const app = compile(graph, { models: Object.fromEntries(models) });
  const { ledger } = await app.invoke({ messages: question });
  return [planRun(graph, { facts: () => ({}), ...lengths }), ledger];
}

/** How far a plan is off, as a share of what came. */
function faultOf(planned: number, came: number): number {
  return Math.abs(planned / came - 1);
}

/** Its model has no structured output. */
const pairs = ranker({ model: "judge", reads, method: "pairwise", verdictAs: "text" });

describe("planRun, held against the ledger of a run", () => {
  test.each<[string, GraphSpec, string]>([
    ["one aggregator", behind(aggregator({ model: "node", reads, samples: 2 })), ""],
    [
      "the paper's shape",
      layered({
        name: "moa",
        layers: [
          [ada, bob],
          [ada, bob],
        ],
        aggregator: { model: "fuse" },
      }),
      "",
    ],
    ["a prompt of one's own", behind(aggregator({ model: "n", reads, prompt: "Merge:" })), ""],
    ["a plain list", behind(aggregator({ model: "n", reads, fence: false })), ""],
    ["a ranker", behind(ranker({ model: "judge", reads })), "2"],
    ["a ranker that keeps two", behind(ranker({ model: "judge", reads, keep: 2 })), "2, 1"],
    ["a ranker of pairs", behind(pairs), "2"],
    ["a reducer that picks one", behind(reducer({ reads, reduce: "longest" })), ""],
    ["a reducer that joins all", behind(reducer({ reads, reduce: "concat" })), ""],
    ["a critic", behind(critic({ model: "node", reads })), ""],
    ["a verifier", behind(verifier({ model: "judge", reads })), `PASS. ${answer.slice(7)}`],
  ])("foresees calls and tokens of %s", async (_, graph, verdict) => {
    const [{ total, models }, ledger] = await planAndRun(graph, verdict);
    const { inputTokens, outputTokens } = sumUsage(ledger);
    expect(total.calls).toBe(ledger.length);
    expect(faultOf(total.inputTokens, inputTokens)).toBeLessThan(0.02);
    expect(faultOf(total.outputTokens, outputTokens)).toBeLessThan(0.01);
    for (const { model, calls, ...planned } of models) {
      const made = ledger.filter((call) => call.model === model);
      expect(calls).toBe(made.length);
      expect(faultOf(planned.inputTokens, sumUsage(made).inputTokens)).toBeLessThan(0.03);
    }
  });
});

describe("planRun, for any graph", () => {
  test("plans the calls that the flow through its nodes has, each once in every sum", () => {
    fc.assert(
      fc.property(randomGraph, ({ graph }) => {
        const { total, layers, models } = planRun(graph, { facts: () => ({}) });
        expect(total.calls).toBe(modelCallsOf(graph));
        for (const parts of [layers, models]) {
          for (const column of ["calls", "inputTokens", "outputTokens"] as const) {
            const sum = parts.reduce((amount, part) => amount + part[column], 0);
            expect(sum).toBe(total[column]);
          }
        }
      }),
    );
  });

  test("needs no more time than all layers one after the other, and no less than the slowest", () => {
    fc.assert(
      fc.property(randomGraph, ({ graph }) => {
        const { total, layers } = planRun(graph, { facts: () => ({}) });
        const seconds = layers.map((layer) => layer.seconds);
        const sum = seconds.reduce((time, each) => time + each, 0);
        expect(total.criticalPathSeconds).toBeLessThanOrEqual(sum + 1e-9);
        expect(total.criticalPathSeconds).toBeGreaterThanOrEqual(Math.max(...seconds));
      }),
    );
  });

  test("shows no call more than its node is given", () => {
    fc.assert(
      fc.property(randomGraph, ({ graph }) => {
        const most = Math.max(...[...flowOf(graph).values()].map(({ incoming }) => incoming));
        for (const { fanIn } of planRun(graph, { facts: () => ({}) }).layers) {
          expect(fanIn).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe("planRun of a graph with routers", () => {
  /** A plan assumes that nodes pass on all they can: a ranker with `keep-all` is unclear. */
  const replyOf = (node: NodeSpec, routers: string): string => {
    if (node.kind === "router") return routers;
    if (node.kind === "ranker") return node.onUnclear === "keep-all" ? "All." : "1";
    return node.kind === "verifier" ? "PASS" : answer;
  };
  const allAnswer = ({ nodes }: GraphSpec, routers: string): Record<string, ScriptedModel> =>
    Object.fromEntries(
      Object.entries(nodes).map(([name, node]) => [name, always(replyOf(node, routers))]),
    );

  test("has a range that every run is in", async () => {
    const replies = fc.constantFrom("1", "1, 2", "2", "PASS", "FAIL", "What?");
    const count = fc.nat({ max: 3 });
    await fc.assert(
      fc.asyncProperty(routedGraph, replies, count, async (graph, reply, taken) => {
        const app = compile(graph, {
          models: allAnswer(graph, reply),
          functions: {
            choose: ({ candidates }) => candidates.slice(0, taken).map(({ node }) => node),
          },
        });
        const { total, models, layers } = planRun(graph, { facts: () => ({}) });
        let ledger: readonly Call[] = [];
        try {
          ({ ledger } = await app.invoke({ messages: question }));
        } catch (error) {
          ({ ledger } = error as { ledger: readonly Call[] });
        }
        // A reply that a judge is asked for again is no call that was planned.
        const sent = new Set(
          ledger.filter(({ attempt }) => attempt > 0).map((call) => `${call.node} ${call.sample}`),
        );
        expect(sent.size).toBeLessThanOrEqual(total.calls);
        expect(sent.size).toBeGreaterThanOrEqual(total.fewest?.calls ?? Number.NaN);
        const sum = (parts: readonly { calls: number }[]) =>
          parts.reduce((amount, { calls }) => amount + calls, 0);
        for (const parts of [models, layers]) {
          expect(sum(parts)).toBeGreaterThanOrEqual(total.calls);
          const fewest = parts.map((part) => part.fewest ?? { calls: Number.NaN });
          expect(sum(fewest)).toBeLessThanOrEqual(total.fewest?.calls ?? Number.NaN);
        }
      }),
      { numRuns: 40 },
    );
  });
});
