import { layersOf, modelCallsOf, swapModels } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../test/settings-of.js";
import { moaGpt4o } from "./moa-gpt4o.js";

const proposers = [
  "together:microsoft/WizardLM-2-8x22B",
  "together:Qwen/Qwen1.5-110B-Chat",
  "together:Qwen/Qwen1.5-72B-Chat",
  "together:meta-llama/Llama-3-70b-chat-hf",
  "together:mistralai/Mixtral-8x22B-Instruct-v0.1",
  "together:databricks/dbrx-instruct",
];
const nodes = settingsOf(moaGpt4o.graph);

describe("moaGpt4o", () => {
  test("has three layers of 6, 6 and 1 nodes", () => {
    expect(layersOf(moaGpt4o.graph).map((layer) => layer.length)).toEqual([6, 6, 1]);
  });

  test("makes 13 calls", () => {
    expect(modelCallsOf(moaGpt4o.graph)).toBe(13);
  });

  test("asks the six open models twice and GPT-4o only to aggregate", () => {
    expect(nodes.map((node) => node.model)).toEqual([
      ...proposers,
      ...proposers,
      "openai:gpt-4o-2024-05-13",
    ]);
  });

  test("answers with GPT-4o", () => {
    expect(moaGpt4o.graph.output).toBe("l3-gpt-4o-2024-05-13");
  });

  test("samples every call at temperature 0.7 with at most 2048 output tokens", () => {
    expect(nodes.map((node) => [node.temperature, node.maxOutputTokens])).toEqual(
      Array.from({ length: 13 }, () => [0.7, 2048]),
    );
  });

  test("swaps its aggregator", () => {
    const swapped = swapModels(moaGpt4o.graph, { "openai:gpt-4o-2024-05-13": "openai:new" });
    expect(swapped.nodes).toHaveProperty(["l3-gpt-4o-2024-05-13", "model"], "openai:new");
  });

  test("carries the scores of table 2", () => {
    expect(
      moaGpt4o.published.map(({ benchmark, metric, score, spread }) => [
        benchmark,
        metric,
        score,
        spread,
      ]),
    ).toEqual([
      ["AlpacaEval 2.0", "LC win rate (%)", 65.7, 0.7],
      ["AlpacaEval 2.0", "win rate (%)", 78.7, 0.2],
      ["MT-Bench", "average (1 to 10)", 9.4, 0.06],
      ["MT-Bench", "first turn (1 to 10)", 9.49, undefined],
      ["MT-Bench", "second turn (1 to 10)", 9.31, undefined],
    ]);
  });
});
