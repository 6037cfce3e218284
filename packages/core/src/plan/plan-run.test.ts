import type { Fact, ModelFacts } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { defineGraph } from "../define/define-graph.js";
import { aggregator } from "../spec/aggregator.js";
import { critic } from "../spec/critic.js";
import { proposer } from "../spec/proposer.js";
import { ranker } from "../spec/ranker.js";
import { reducer } from "../spec/reducer.js";
import { depthOf } from "../spec/flow/layers.js";
import { planRun, type PlanRunOptions } from "./plan-run.js";

function fact(value: number): Fact {
  return { value, source: "https://example.com", asOf: "2026-01-01" };
}

function factsOf(input: number, output: number, active: number, context: number): ModelFacts {
  return {
    inputUsdPerMillionTokens: fact(input),
    outputUsdPerMillionTokens: fact(output),
    activeParameters: fact(active),
    contextTokens: fact(context),
  };
}

const known: Readonly<Record<string, ModelFacts>> = {
  small: factsOf(1, 2, 10e9, 1_000),
  large: factsOf(3, 6, 100e9, 1_000),
};
const facts = (model: string): ModelFacts => known[model] ?? {};

const panel = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "small", samples: 2 }),
    bob: proposer({ model: "large", maxOutputTokens: 50 }),
    fuse: aggregator({ model: "large", reads: ["ada", "bob"], maxOutputTokens: 300 }),
  },
  output: "fuse",
});
const options = { facts, promptTokens: 20, outputTokens: 200 };

describe("planRun", () => {
  test.each([
    [{ promptTokens: -5 }, "`promptTokens` of planRun is -5."],
    [{ promptTokens: "x" }, "`promptTokens` of planRun is a text."],
    [{ outputTokens: Number.NaN }, "`outputTokens` of planRun is NaN."],
    [{ firstTokenSeconds: Infinity }, "`firstTokenSeconds` of planRun is Infinity."],
    [{ tokensPerSecond: 0 }, "`tokensPerSecond` of planRun is 0."],
    [{ earlierTurnTokens: 7 }, "`earlierTurnTokens` of planRun is 7."],
    [{ earlierTurnTokens: [1, -5] }, "`earlierTurnTokens[1]` of planRun is -5."],
    [{ earlierTurnTokens: ["x"] }, "`earlierTurnTokens[0]` of planRun is a text."],
    [
      { promptTokens: 1000, earlierTurnTokens: [2000, 2000] },
      "`earlierTurnTokens` of planRun add up to 4000, and `promptTokens` are 1000.",
    ],
  ])("refuses assumptions that cannot be: %j", (given, message) => {
    const wrong = { facts, ...given } as unknown as PlanRunOptions;
    expect(() => planRun(panel, wrong)).toThrow(
      expect.objectContaining({ code: "INVALID_INPUT", message }),
    );
  });

  const plan = planRun(panel, options);

  test("plans each layer: each proposal read adds to the input", () => {
    // The instruction has 110 tokens, the rule of the fence 53, each of the 3 proposals 17 besides its text.
    const read = 20 + 110 + 53 + 200 + 200 + 50 + 51;
    expect(plan.layers).toEqual([
      {
        layer: 1,
        fanIn: 0,
        calls: 3,
        inputTokens: 60,
        outputTokens: 450,
        costUsd: exactly((40 + 2 * 400 + 3 * 20 + 6 * 50) / 1e6),
        // 2 x 10e9 x 200 and 2 x 100e9 x 50: the larger counts.
        tflops: exactly(10),
        seconds: 0.5 + 200 / 50,
      },
      {
        layer: 2,
        fanIn: 3,
        calls: 1,
        inputTokens: read,
        outputTokens: 200,
        costUsd: exactly((3 * read + 6 * 200) / 1e6),
        tflops: exactly(40),
        seconds: 4.5,
      },
    ]);
  });

  test("sums by model and in total", () => {
    expect(plan.models).toMatchObject([
      { model: "small", calls: 2, inputTokens: 40, outputTokens: 400 },
      { model: "large", calls: 2, inputTokens: 704, outputTokens: 250 },
    ]);
    expect(plan.total).toMatchObject({
      calls: 4,
      inputTokens: 744,
      outputTokens: 650,
      tflops: exactly(50),
      criticalPathSeconds: 9,
    });
    expect(plan.total.costUsd.atMost).toBeCloseTo((40 + 800 + 3 * 704 + 6 * 250) / 1e6, 12);
    expect(plan.missingFacts).toEqual([]);
  });

  test("reserves the longest reply in each window, and shows if a limit is missing", () => {
    expect(plan.windows).toEqual([
      window({ model: "small", neededTokens: 220, mostTokens: null, alwaysFits: false }),
      window({ model: "large", neededTokens: 984, mostTokens: null, alwaysFits: false }),
    ]);
    const tight = planRun(panel, { ...options, outputTokens: 300 });
    expect(tight.windows[1]).toMatchObject({ neededTokens: 1_184, fits: false });
  });

  test("shows that a window always fits, if every reply has a limit", () => {
    const limits = { maxOutputTokens: 250 };
    const ada = proposer({ model: "small", ...limits });
    const fuse = aggregator({ model: "large", reads: ["ada"], ...limits });
    const graph = defineGraph({ name: "limited", nodes: { ada, fuse }, output: "fuse" });
    expect(planRun(graph, options).windows[1]).toMatchObject({
      neededTokens: 20 + 110 + 53 + 217 + 250,
      mostTokens: 20 + 110 + 53 + 267 + 250,
      alwaysFits: true,
    });
  });

  test("has no upper bound if facts are missing, and lists these facts", () => {
    const parts: Readonly<Record<string, ModelFacts>> = {
      small: { inputUsdPerMillionTokens: fact(1), totalParameters: fact(10e9) },
      large: known["large"] ?? {},
    };
    const open = planRun(panel, { ...options, facts: (model) => parts[model] ?? {} });
    expect(open.models[0]?.costUsd).toEqual({ atLeast: 40 / 1e6, atMost: null });
    expect(open.total.costUsd.atMost).toBeNull();
    // The total parameters are the upper bound of the active ones.
    expect(open.layers[0]?.tflops).toEqual({ atLeast: 10, atMost: 10 });
    expect(open.windows[0]).toMatchObject({ contextTokens: null, fits: null, alwaysFits: null });
    expect(open.missingFacts).toEqual([
      {
        model: "small",
        facts: ["contextTokens", "outputUsdPerMillionTokens", "activeParameters"],
      },
    ]);
  });

  test("uses the longest chain of calls as the critical path, and no time for a reducer", () => {
    const graph = defineGraph({
      name: "branches",
      nodes: {
        ada: proposer({ model: "small" }),
        bob: proposer({ model: "small" }),
        remarks: critic({ model: "small", reads: ["ada"] }),
        best: ranker({ model: "small", reads: ["ada", "bob"], keep: 2 }),
        one: reducer({ reads: ["remarks", "best"], reduce: "first-usable" }),
      },
      output: "one",
    });
    const { layers, total } = planRun(graph, options);
    // The critic and the ranker run at the same time: the longer reply counts, that of the critic.
    expect(layers.map(({ calls, seconds }) => [calls, seconds])).toEqual([
      [2, 4.5],
      [2, 4.5],
      [0, 0],
    ]);
    expect(depthOf(graph)).toBe(3);
    expect(total.criticalPathSeconds).toBe(9);
    // Twice 2 x 10e9 x 200.
    expect(total.tflops).toEqual(exactly(8));
  });

  test("uses the speed of each model, where it is known", () => {
    const speed = (model: string) =>
      model === "small"
        ? { firstTokenSeconds: 10, tokensPerSecond: 100 }
        : { firstTokenSeconds: 1 };
    const { layers, total, assumptions } = planRun(panel, { ...options, speed });
    expect(layers.map(({ seconds }) => seconds)).toEqual([12, 5]);
    expect(total.criticalPathSeconds).toBe(17);
    expect(assumptions.firstTokenSeconds).toBe(0.5);
  });

  test("assumes prompts and replies like those of AlpacaEval by default", () => {
    expect(planRun(panel, { facts }).assumptions).toEqual({
      promptTokens: 40,
      outputTokens: 400,
      firstTokenSeconds: 0.5,
      tokensPerSecond: 50,
    });
  });
});

function exactly(amount: number): object {
  return { atLeast: expect.closeTo(amount, 12), atMost: expect.closeTo(amount, 12) };
}

function window(fields: object): object {
  return { contextTokens: 1_000, fits: true, ...fields };
}
