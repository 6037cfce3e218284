import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { selfMoa, selfMoaGraph } from "./self-moa.js";

describe("selfMoa", () => {
  test("is six samples of WizardLM-2-8x22B that Qwen1.5-110B-Chat synthesises", () => {
    expect(selfMoa.graph).toEqual({
      version: 1,
      name: "self-moa",
      nodes: {
        "l1-wizardlm-2-8x22b": {
          kind: "proposer",
          model: "together:microsoft/WizardLM-2-8x22B",
          samples: 6,
          temperature: 0.7,
          maxOutputTokens: 2048,
        },
        "l2-qwen1.5-110b-chat": {
          kind: "aggregator",
          model: "together:Qwen/Qwen1.5-110B-Chat",
          reads: ["l1-wizardlm-2-8x22b"],
          temperature: 0.7,
          maxOutputTokens: 2048,
        },
      },
      output: "l2-qwen1.5-110b-chat",
    });
  });

  test("makes 7 calls in two layers", () => {
    expect(modelCallsOf(selfMoa.graph)).toBe(7);
    expect(layersOf(selfMoa.graph)).toHaveLength(2);
  });

  test("carries the scores of tables 1 and 2 and of the leaderboard", () => {
    const wpo = "model and aggregator: gemma-2-9b-it-WPO-HB, samples: 4";
    const simpo = "model and aggregator: gemma-2-9b-it-SimPO, samples: 4";
    expect(selfMoa.published.map(({ score, variant }) => [score, variant])).toEqual([
      [65.7, undefined],
      [78.5, wpo],
      [75, simpo],
      [78.539, wpo],
      [75.05, simpo],
    ]);
  });
});

describe("selfMoaGraph", () => {
  test("without options is the recipe's graph", () => {
    expect(selfMoaGraph()).toEqual(selfMoa.graph);
  });

  test("lets a model synthesise its own samples", () => {
    const graph = selfMoaGraph({ model: "a:gemma", samples: 4, aggregator: "a:gemma" });
    expect(graph.nodes).toMatchObject({
      "l1-gemma": { model: "a:gemma", samples: 4 },
      "l2-gemma": { model: "a:gemma", reads: ["l1-gemma"] },
    });
    expect(modelCallsOf(graph)).toBe(5);
  });

  test("refuses no samples at all", () => {
    expect(() => selfMoaGraph({ samples: 0 })).toThrow(/samples/);
  });
});
