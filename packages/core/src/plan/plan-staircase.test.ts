import type { Fact, ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineGraph } from "../define/define-graph.js";
import { layered } from "../define/layered.js";
import { aggregator } from "../spec/aggregator.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { human } from "../spec/human.js";
import type { Staircase } from "../spec/policies/staircase.js";
import { proposer } from "../spec/proposer.js";
import { ranker } from "../spec/ranker.js";
import { router } from "../spec/router.js";
import { planRun, type PlanRunOptions } from "./plan-run.js";
import type { TotalPlan } from "./run-plan.js";
import { modelCallsOf } from "./routes/model-calls-of.js";

function fact(value: number): Fact {
  return { value, source: "https://example.com", asOf: "2026-01-01" };
}

const facts = (): ModelFacts => ({
  inputUsdPerMillionTokens: fact(1),
  cachedInputUsdPerMillionTokens: fact(0.1),
  outputUsdPerMillionTokens: fact(2),
});
const promptCache = { minTokens: 1_024, blockTokens: 128 };

/** Six proposers and an aggregator, as in the paper's MoA-Lite with one layer less. */
function panel(staircase: Staircase | undefined, more: object = {}): GraphSpec {
  const six = Array.from({ length: 6 }, (_, at) => proposer({ model: `p${at}` }));
  return layered({
    name: "panel",
    layers: [six],
    aggregator: { model: "fuse", staircase, ...more },
  });
}

function totalOf(
  graph: GraphSpec,
  capabilities: ModelCapabilities = {},
  options: Partial<PlanRunOptions> = {},
): TotalPlan {
  return planRun(graph, { facts, capabilities: () => capabilities, ...options }).total;
}

/** Proposals grow by 50 tokens per second after half a second, and have 400. */
const rounds = [
  { startSeconds: 0.5 + 16 / 50, proposalTokens: 6 * 16 },
  { startSeconds: 0.5 + 144 / 50, proposalTokens: 6 * 144 },
  { startSeconds: 0.5 + 272 / 50, proposalTokens: 6 * 272 },
  { startSeconds: 0.5 + 400 / 50, proposalTokens: 6 * 400 },
];

describe("planRun, of a staircase", () => {
  test("starts a round when the proposals have grown by a chunk, and the last when they have ended", () => {
    const [node] = totalOf(panel({ maxRounds: 4 })).staircase?.nodes ?? [];
    expect(node?.rounds).toMatchObject(
      rounds.map(({ startSeconds, ...others }) => ({
        startSeconds: expect.closeTo(startSeconds, 9) as number,
        ...others,
      })),
    );
    // A round begins to write half a second after its start, until the next may start.
    expect(node?.rounds.map(({ outputTokens }) => outputTokens)).toEqual([103, 103, 103, 91]);
  });

  test("counts every request of a node, in all sums", () => {
    const { total, layers, models, worstCase } = planRun(panel({ maxRounds: 4 }), { facts });
    expect([total.calls, layers[1]?.calls, models.at(-1)?.calls]).toEqual([10, 4, 4]);
    const [node] = total.staircase?.nodes ?? [];
    const inputTokens = node?.rounds.reduce((sum, round) => sum + round.inputTokens, 0) ?? 0;
    expect(layers[1]?.inputTokens).toBe(inputTokens);
    expect(total.outputTokens).toBe(7 * 400);
    expect(total.costUsd.atLeast).toBeCloseTo((total.inputTokens + 2 * 7 * 400) / 1e6, 12);
    expect([worstCase.modelCalls, modelCallsOf(panel({ maxRounds: 4 }))]).toEqual([10, 10]);
  });

  test("says what it costs, and when the answer begins, beside the same graph without it", () => {
    const { staircase, ...total } = totalOf(panel({ maxRounds: 4 }), { promptCache });
    const ordinary = totalOf(panel(undefined));
    expect(ordinary).not.toHaveProperty("staircase");
    expect(staircase?.without).toEqual({
      inputTokens: ordinary.inputTokens,
      firstTokenSeconds: ordinary.firstTokenSeconds,
      criticalPathSeconds: ordinary.criticalPathSeconds,
    });
    expect(staircase?.extraInputTokens).toBe(total.inputTokens - ordinary.inputTokens);
    expect([ordinary.firstTokenSeconds, ordinary.criticalPathSeconds]).toEqual([9, 17]);
    expect(total.firstTokenSeconds).toBeCloseTo(0.5 + 16 / 50 + 0.5, 9);
    expect(total.criticalPathSeconds).toBeCloseTo(8.5 + 0.5 + 91 / 50, 1);
  });

  test("finds the prompt of the round before in the cache, in whole blocks and from its minimum on", () => {
    const [node] = totalOf(panel({ maxRounds: 4 }), { promptCache }).staircase?.nodes ?? [];
    const before = node?.rounds.map(({ inputTokens }) => inputTokens) ?? [];
    expect(before[0]).toBeLessThan(1_024);
    const cached = [0, 0, ...before.slice(1, 3)].map((tokens) => Math.floor(tokens / 128) * 128);
    expect(node?.rounds.map(({ cachedInputTokens }) => cachedInputTokens)).toEqual(cached);
    const sum = cached.reduce((tokens, each) => tokens + each, 0);
    expect(node?.layouts.append.cachedInputTokens).toBe(sum);
    expect(node?.layouts.append.billedInputTokens).toBe(
      Math.round((node?.layouts.append.inputTokens ?? 0) - 0.9 * sum),
    );
  });

  test.each<[string, ModelCapabilities, object, Partial<PlanRunOptions>]>([
    ["append", { promptCache }, {}, {}],
    ["append", { promptCache, prefill: true }, {}, {}],
    ["prefill", { prefill: true }, {}, {}],
    ["prefill", { prefill: true, promptCache }, {}, { facts: () => ({}) }],
    ["prefill", { prefill: true }, { reasoningEffort: "none" }, {}],
    ["append", { prefill: true }, { reasoningEffort: "low" }, {}],
    ["prefill", { prefill: true, reasoningEffort: [] }, { reasoningEffort: "low" }, {}],
  ])("takes the layout %s of a model with %j, a node with %j", (layout, known, more, options) => {
    const [node] = totalOf(panel({ maxRounds: 4 }, more), known, options).staircase?.nodes ?? [];
    expect(node?.layout).toBe(layout);
  });

  test.each([{ prefill: true }, { prefill: true, promptCache }])(
    "bills the cheaper layout of %j",
    (known) => {
      const { staircase, inputTokens } = totalOf(panel({ maxRounds: 4 }), known);
      const [node] = staircase?.nodes ?? [];
      const billed = Object.values(node?.layouts ?? {}).map((each) => each.billedInputTokens);
      const proposers = inputTokens - (node?.layouts[node.layout].inputTokens ?? 0);
      expect(billed).toHaveLength(2);
      expect(staircase?.billedInputTokens).toBe(proposers + Math.min(...billed));
    },
  );

  test("goes through the layers: each writes while the one before does", () => {
    const six = Array.from({ length: 6 }, (_, at) => proposer({ model: `p${at}` }));
    const deep = layered({
      name: "deep",
      layers: [six, six],
      aggregator: { model: "fuse" },
      staircase: {},
    });
    const total = totalOf(deep);
    expect(total.staircase?.nodes).toHaveLength(7);
    expect(total.firstTokenSeconds).toBeCloseTo(2 * (0.5 + 16 / 50) + 0.5, 9);
    expect(total.criticalPathSeconds).toBeLessThan(
      total.staircase?.without.criticalPathSeconds ?? 0,
    );
  });

  test("waits for the slower proposals, unless fewer are enough", () => {
    const nodes = (staircase: Staircase) => ({
      quick: proposer({ model: "quick", samples: 2 }),
      slow: proposer({ model: "slow" }),
      fuse: aggregator({ model: "fuse", reads: ["quick", "slow"], staircase }),
    });
    const firstOf = (staircase: Staircase, quorum?: { atLeast: number }): number => {
      const graph = defineGraph({ name: "g", nodes: nodes(staircase), output: "fuse", quorum });
      const speed = (model: string) => (model === "slow" ? { firstTokenSeconds: 3 } : {});
      return totalOf(graph, {}, { speed }).staircase?.nodes[0]?.rounds[0]?.startSeconds ?? 0;
    };
    expect(firstOf({})).toBeCloseTo(3 + 16 / 50, 9);
    expect(firstOf({ atLeast: 2 })).toBeCloseTo(0.5 + 16 / 50, 9);
    expect(firstOf({}, { atLeast: 2 })).toBeCloseTo(0.5 + 16 / 50, 9);
  });

  test("makes one ordinary request if proposals end before their first chunk, or come at once", () => {
    const short = totalOf(panel({ firstChunkTokens: 400 }));
    expect(short.staircase).toMatchObject({ extraInputTokens: 0, nodes: [{ rounds: [{}] }] });
    const ada = proposer({ model: "ada", samples: 3 });
    const best = ranker({ model: "judge", reads: ["ada"] });
    const fuse = aggregator({ model: "fuse", reads: ["best"], staircase: {} });
    const ranked = totalOf(defineGraph({ name: "g", nodes: { ada, best, fuse }, output: "fuse" }));
    expect(ranked.staircase).toMatchObject({ extraInputTokens: 0, nodes: [{ rounds: [{}] }] });
  });

  test("makes one ordinary request where a node runs in its turn: behind a router, or with a person", () => {
    const ada = proposer({ model: "ada" });
    const fuse = aggregator({ model: "fuse", reads: ["ada"] });
    const eve = aggregator({ model: "eve", reads: ["ada"] });
    const last = aggregator({ model: "last", reads: ["fuse", "eve"] });
    const pick = router({ model: "pick", routes: ["fuse", "eve"], reads: ["ada"] });
    const asked = human({ reads: ["ada"] });
    const routed = { ada, pick, fuse, eve, last };
    const all = { ada, asked, fuse, last: aggregator({ model: "last", reads: ["asked", "fuse"] }) };
    for (const [nodes, names] of [
      [routed, ["fuse", "eve"]],
      [all, ["fuse", "last"]],
    ] as const) {
      const graph = defineGraph({ name: "g", nodes, output: "last", staircase: {} });
      const { staircase } = totalOf(graph);
      for (const name of names) {
        const plan = staircase?.nodes.find(({ node }) => node === name);
        expect(plan?.rounds).toHaveLength(1);
      }
    }
  });

  test("of a graph in the graph belongs to its aggregators only", () => {
    const outer = defineGraph({
      name: "outer",
      nodes: { inner: { kind: "graph", graph: panel(undefined) } },
      output: "inner",
      staircase: { maxRounds: 2 },
    });
    expect(totalOf(outer).staircase?.nodes.map(({ node }) => node)).toEqual(["inner"]);
    expect(totalOf(outer).calls).toBe(8);
  });

  const staircases = fc.record({
    firstChunkTokens: fc.integer({ min: 1, max: 500 }),
    chunkTokens: fc.integer({ min: 1, max: 500 }),
    maxRounds: fc.integer({ min: 2, max: 9 }),
  });

  test("never has more requests than it may, nor more tokens than the worst case, nor ends much later", () => {
    fc.assert(
      fc.property(staircases, fc.integer({ min: 1, max: 900 }), (staircase, outputTokens) => {
        const limits = { maxOutputTokens: outputTokens };
        const ada = proposer({ model: "ada", samples: 2, ...limits });
        const fuse = aggregator({ model: "fuse", reads: ["ada"], staircase, ...limits });
        const graph = defineGraph({ name: "g", nodes: { ada, fuse }, output: "fuse" });
        const { total, worstCase, windows } = planRun(graph, { facts, outputTokens });
        const { without, nodes = [] } = total.staircase ?? {};
        const planned = nodes[0]?.rounds ?? [];
        expect(planned.length).toBeLessThanOrEqual(staircase.maxRounds);
        expect(total.calls).toBeLessThanOrEqual(worstCase.modelCalls);
        expect(total.inputTokens + total.outputTokens).toBeLessThanOrEqual(worstCase.tokens);
        expect(windows[1]?.neededTokens).toBeLessThanOrEqual(windows[1]?.mostTokens ?? 0);
        expect(total.firstTokenSeconds).toBeLessThanOrEqual(without?.firstTokenSeconds ?? 0);
        // A round that has begun shortly before the end writes its first sentence.
        const latest = (without?.criticalPathSeconds ?? 0) + 0.5 + 20 / 50;
        expect(total.criticalPathSeconds).toBeLessThanOrEqual(latest + 1e-9);
        const starts = planned.map(({ startSeconds }) => startSeconds);
        expect(starts.toSorted((a, b) => a - b)).toEqual(starts);
      }),
      { numRuns: 60 },
    );
  });
});
