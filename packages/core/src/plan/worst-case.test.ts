import type { Fact, ModelFacts } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { defineGraph } from "../define/define-graph.js";
import { aggregator } from "../spec/aggregator.js";
import type { NodeSpec } from "../spec/graph-spec.js";
import type { Budget } from "../spec/policies/budget.js";
import { proposer } from "../spec/proposer.js";
import { ranker } from "../spec/ranker.js";
import { reducer } from "../spec/reducer.js";
import { router, type RouterSpec } from "../spec/router.js";
import { planRun } from "./plan-run.js";
import { worstCaseOf } from "./worst-case.js";

function fact(value: number): Fact {
  return { value, source: "https://example.com", asOf: "2026-01-01" };
}

function facts(model: string): ModelFacts {
  if (model === "unpriced") return {};
  return { inputUsdPerMillionTokens: fact(1), outputUsdPerMillionTokens: fact(10) };
}

const options = { facts, promptTokens: 20 };

describe("worstCaseOf", () => {
  const ada = proposer({ model: "small", samples: 2, maxOutputTokens: 1_000 });
  const bob = proposer({ model: "small" });

  test("uses the longest reply allowed, and 400 tokens if no limit is set", () => {
    const fuse = aggregator({ model: "large", reads: ["ada", "bob"], maxOutputTokens: 2_000 });
    const nodes = { ada, bob, fuse };
    const graph = defineGraph({ name: "panel", nodes, output: "fuse", fence: false });
    // The instruction has 110 tokens, each of the 3 proposals 2 more than its text.
    const read = 20 + 110 + 1_000 + 1_000 + 400 + 6;
    expect(worstCaseOf(graph, options)).toEqual({
      modelCalls: 4,
      tokens: 3 * 20 + 1_000 + 1_000 + 400 + read + 2_000,
      costUsd: expect.closeTo((3 * 20 + 10 * 2_400 + read + 10 * 2_000) / 1e6, 12),
      nodes: new Map([
        ["ada", call(20, 1_000)],
        ["bob", call(20, 400)],
        ["fuse", call(read, 2_000)],
      ]),
    });
  });

  test("counts what a structured reply has around the numbers of routes", () => {
    const pick = router({ model: "large", routes: ["ada", "bob"] });
    const last = reducer({ reads: ["ada", "bob", "eve"], reduce: "longest" });
    const outputTokensOf = (node: RouterSpec): number | undefined => {
      const nodes: Record<string, NodeSpec> = { ada, bob: ada, eve: ada, pick: node, last };
      const graph = defineGraph({ name: "routed", nodes, output: "last" });
      return worstCaseOf(graph, options).nodes.get("pick")?.outputTokens;
    };
    // The reply is like `{"routes": [1, 2]}`; as text, `1, 2`.
    expect(outputTokensOf(pick)).toBe(9);
    expect(outputTokensOf({ ...pick, verdictAs: "text" })).toBe(4);
    expect(outputTokensOf({ ...pick, reads: ["eve"], choose: "all-or-none" })).toBe(6);
  });

  test("uses the short reply of a verdict, unless its node allows more", () => {
    const best = ranker({ model: "large", reads: ["ada"] });
    const one = defineGraph({ name: "one", nodes: { ada, best }, output: "best" });
    expect(worstCaseOf(one, options).nodes.get("best")?.outputTokens).toBe(6);
    const text = defineGraph({
      name: "text",
      nodes: { ada, best: { ...best, verdictAs: "text" } },
      output: "best",
    });
    expect(worstCaseOf(text, options).nodes.get("best")?.outputTokens).toBe(1);
    const long = defineGraph({
      name: "long",
      nodes: { ada, best: { ...best, maxOutputTokens: 64 } },
      output: "best",
    });
    expect(worstCaseOf(long, options).nodes.get("best")?.outputTokens).toBe(64);
  });

  test("has no cost if a price is missing, and no call if no model is asked", () => {
    const eve = proposer({ model: "unpriced" });
    const vote = reducer({ reads: ["eve"], reduce: "first-usable" });
    const graph = defineGraph({ name: "vote", nodes: { eve, vote }, output: "vote" });
    const { costUsd, nodes } = worstCaseOf(graph, options);
    expect(costUsd).toBeNull();
    expect([...nodes]).toEqual([["eve", { inputTokens: 20, outputTokens: 400, costUsd: null }]]);
  });
});

describe("planRun", () => {
  const plan = (budget: Budget | undefined, model = "small") => {
    const nodes = { ada: proposer({ model, maxOutputTokens: 80 }) };
    const graph = defineGraph({ name: "solo", nodes, output: "ada", budget });
    const { modelCalls, tokens, ...rest } = planRun(graph, options).worstCase;
    expect({ modelCalls, tokens }).toEqual({ modelCalls: 1, tokens: 100 });
    return rest;
  };
  const costUsd = (20 + 800) / 1e6;

  test("compares the worst case with the budget", () => {
    expect(plan(undefined)).toEqual({ costUsd, budget: "none", overruns: [] });
    expect(plan({ maxDurationMs: 5 })).toEqual({ costUsd, budget: "none", overruns: [] });
    expect(plan({ maxTokens: 100 })).toEqual({ costUsd, budget: "enough", overruns: [] });
    expect(plan({ maxTokens: 99, maxCostUsd: 0.0001, maxModelCalls: 1 })).toEqual({
      costUsd,
      budget: "too-small",
      overruns: [
        { limit: "maxTokens", needed: 100, allowed: 99 },
        { limit: "maxCostUsd", needed: costUsd, allowed: 0.0001 },
      ],
    });
  });

  test("reports unknown without a price", () => {
    expect(plan({ maxCostUsd: 1 }, "unpriced")).toMatchObject({ budget: "unknown" });
    expect(plan({ maxTokens: 100 }, "unpriced")).toMatchObject({ budget: "enough" });
    expect(plan({ maxTokens: 99, maxCostUsd: 1 }, "unpriced")).toMatchObject({
      budget: "too-small",
      overruns: [{ limit: "maxTokens" }],
    });
  });

  test("uses the assumed length for replies without a limit", () => {
    const nodes = { bob: proposer({ model: "small" }) };
    const graph = defineGraph({ name: "solo", nodes, output: "bob" });
    expect(planRun(graph, { ...options, outputTokens: 7 }).worstCase.tokens).toBe(27);
  });
});

function call(inputTokens: number, outputTokens: number): object {
  const costUsd: unknown = expect.closeTo((inputTokens + 10 * outputTokens) / 1e6, 12);
  return { inputTokens, outputTokens, costUsd };
}
