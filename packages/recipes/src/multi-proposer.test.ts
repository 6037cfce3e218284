import { layersOf, modelCallsOf, swapModels } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../test/settings-of.js";
import { multiProposer, multiProposerGraph } from "./multi-proposer.js";

const nodes = settingsOf(multiProposer.graph);

describe("multiProposer", () => {
  test("has two layers of 6 and 1 nodes", () => {
    expect(layersOf(multiProposer.graph).map((layer) => layer.length)).toEqual([6, 1]);
  });

  test("makes 7 calls", () => {
    expect(modelCallsOf(multiProposer.graph)).toBe(7);
  });

  test("asks the six open models in the order of the scripts and Qwen1.5-110B-Chat last", () => {
    expect(nodes.map((node) => node.model)).toEqual([
      "together:microsoft/WizardLM-2-8x22B",
      "together:Qwen/Qwen1.5-110B-Chat",
      "together:Qwen/Qwen1.5-72B-Chat",
      "together:meta-llama/Llama-3-70b-chat-hf",
      "together:mistralai/Mixtral-8x22B-Instruct-v0.1",
      "together:databricks/dbrx-instruct",
      "together:Qwen/Qwen1.5-110B-Chat",
    ]);
  });

  test("samples every call at temperature 0.7 with at most 2048 output tokens", () => {
    expect(nodes.map((node) => [node.temperature, node.maxOutputTokens])).toEqual(
      Array.from({ length: 7 }, () => [0.7, 2048]),
    );
  });

  test("swaps one proposer", () => {
    const swapped = swapModels(multiProposer.graph, {
      "together:databricks/dbrx-instruct": "together:new",
    });
    expect(swapped.nodes).toHaveProperty(["l1-dbrx-instruct", "model"], "together:new");
  });

  test("carries the scores of tables 3 and 4", () => {
    expect(rowsOf("AlpacaEval 2.0")).toEqual([
      [61.3, undefined],
      [58, "3 models"],
      [58.8, "2 models"],
      [47.8, "1 model"],
      [52.9, "aggregator: together:microsoft/WizardLM-2-8x22B"],
      [59.3, "aggregator: together:Qwen/Qwen1.5-72B-Chat"],
      [45, "aggregator: together:meta-llama/Llama-3-70b-chat-hf"],
      [48.4, "aggregator: together:mistralai/Mixtral-8x22B-Instruct-v0.1"],
      [41.5, "aggregator: together:databricks/dbrx-instruct"],
    ]);
  });

  test("carries the second layer of table 8", () => {
    expect(rowsOf("MATH")).toEqual([
      [0.57, undefined],
      [0.574, "aggregator: together:microsoft/WizardLM-2-8x22B"],
      [0.526, "aggregator: together:Qwen/Qwen1.5-72B-Chat"],
      [0.584, "aggregator: together:meta-llama/Llama-3-70b-chat-hf"],
      [0.534, "aggregator: together:mistralai/Mixtral-8x22B-Instruct-v0.1"],
      [0.456, "aggregator: together:databricks/dbrx-instruct"],
    ]);
  });
});

describe("multiProposerGraph", () => {
  test("without options is the recipe's graph", () => {
    expect(multiProposerGraph()).toEqual(multiProposer.graph);
  });

  test("asks the given models in the given order", () => {
    const graph = multiProposerGraph({ models: ["openai:z", "openai:a"], aggregator: "openai:m" });
    expect(settingsOf(graph).map((node) => node.model)).toEqual([
      "openai:z",
      "openai:a",
      "openai:m",
    ]);
  });

  test("keeps a model given twice as two proposers", () => {
    expect(modelCallsOf(multiProposerGraph({ models: ["openai:a", "openai:a"] }))).toBe(3);
  });

  test("refuses a model without a name", () => {
    expect(() => multiProposerGraph({ models: [""] })).toThrow(/model/);
  });
});

function rowsOf(benchmark: string): (number | string | undefined)[][] {
  const rows = multiProposer.published.filter((row) => row.benchmark === benchmark);
  return rows.map(({ score, variant }) => [score, variant]);
}
