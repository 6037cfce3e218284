import { layersOf, modelCallsOf, swapModels } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../test/settings-of.js";
import { singleProposer, singleProposerGraph } from "./single-proposer.js";

describe("singleProposer", () => {
  test("is six samples of Qwen1.5-110B-Chat that Qwen1.5-110B-Chat synthesises", () => {
    expect(singleProposer.graph).toEqual({
      version: 1,
      name: "single-proposer",
      nodes: {
        "l1-qwen1.5-110b-chat": {
          kind: "proposer",
          model: "together:Qwen/Qwen1.5-110B-Chat",
          samples: 6,
          temperature: 0.7,
          maxOutputTokens: 2048,
        },
        "l2-qwen1.5-110b-chat": {
          kind: "aggregator",
          model: "together:Qwen/Qwen1.5-110B-Chat",
          reads: ["l1-qwen1.5-110b-chat"],
          temperature: 0.7,
          maxOutputTokens: 2048,
        },
      },
      output: "l2-qwen1.5-110b-chat",
    });
  });

  test("makes 7 calls in two layers", () => {
    expect(modelCallsOf(singleProposer.graph)).toBe(7);
    expect(layersOf(singleProposer.graph)).toHaveLength(2);
  });

  test("swaps proposer and aggregator, which are one model", () => {
    const swapped = swapModels(singleProposer.graph, {
      "together:Qwen/Qwen1.5-110B-Chat": "together:new",
    });
    expect(settingsOf(swapped).map((node) => node.model)).toEqual(["together:new", "together:new"]);
  });

  test("carries the scores of tables 3 and 4", () => {
    expect(singleProposer.published.map(({ score, variant }) => [score, variant])).toEqual([
      [56.7, undefined],
      [56.1, "samples: 3"],
      [54.5, "samples: 2"],
      [47.8, "samples: 1"],
      [63.8, "model: together:microsoft/WizardLM-2-8x22B"],
      [53.3, "model: together:Qwen/Qwen1.5-72B-Chat"],
      [60.6, "model: together:meta-llama/Llama-3-70b-chat-hf"],
      [54.8, "model: together:mistralai/Mixtral-8x22B-Instruct-v0.1"],
      [55.1, "model: together:databricks/dbrx-instruct"],
    ]);
  });
});

describe("singleProposerGraph", () => {
  test("without options is the recipe's graph", () => {
    expect(singleProposerGraph()).toEqual(singleProposer.graph);
  });

  test("asks another model n times and keeps the aggregator", () => {
    const graph = singleProposerGraph({ model: "together:microsoft/WizardLM-2-8x22B", samples: 3 });
    expect(modelCallsOf(graph)).toBe(4);
    expect(settingsOf(graph).map((node) => [node.model, node.samples])).toEqual([
      ["together:microsoft/WizardLM-2-8x22B", 3],
      ["together:Qwen/Qwen1.5-110B-Chat", undefined],
    ]);
  });

  test("refuses no samples at all", () => {
    expect(() => singleProposerGraph({ samples: 0 })).toThrow(/samples/);
  });
});
