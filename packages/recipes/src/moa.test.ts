import { layersOf, modelCallsOf, swapModels } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../test/settings-of.js";
import { moa } from "./moa.js";

const proposers = [
  "together:microsoft/WizardLM-2-8x22B",
  "together:Qwen/Qwen1.5-110B-Chat",
  "together:Qwen/Qwen1.5-72B-Chat",
  "together:meta-llama/Llama-3-70b-chat-hf",
  "together:mistralai/Mixtral-8x22B-Instruct-v0.1",
  "together:databricks/dbrx-instruct",
];
const firstLayer = [
  "l1-wizardlm-2-8x22b",
  "l1-qwen1.5-110b-chat",
  "l1-qwen1.5-72b-chat",
  "l1-llama-3-70b-chat-hf",
  "l1-mixtral-8x22b-instruct-v0.1",
  "l1-dbrx-instruct",
];
const secondLayer = [
  "l2-wizardlm-2-8x22b",
  "l2-qwen1.5-110b-chat",
  "l2-qwen1.5-72b-chat",
  "l2-llama-3-70b-chat-hf",
  "l2-mixtral-8x22b-instruct-v0.1",
  "l2-dbrx-instruct",
];
const nodes = settingsOf(moa.graph);

describe("moa", () => {
  test("has three layers of 6, 6 and 1 nodes in the order of the scripts", () => {
    expect(layersOf(moa.graph)).toEqual([firstLayer, secondLayer, ["l3-qwen1.5-110b-chat"]]);
  });

  test("makes 13 calls", () => {
    expect(modelCallsOf(moa.graph)).toBe(13);
  });

  test("asks the six open models twice and Qwen1.5-110B-Chat last", () => {
    expect(nodes.map((node) => node.model)).toEqual([
      ...proposers,
      ...proposers,
      "together:Qwen/Qwen1.5-110B-Chat",
    ]);
  });

  test("shows every node all six replies of the layer before, in order", () => {
    const reads = Object.values(moa.graph.nodes).map((node) =>
      node.kind === "aggregator" ? node.reads : [],
    );
    expect(reads).toEqual([
      ...firstLayer.map(() => []),
      ...secondLayer.map(() => firstLayer),
      secondLayer,
    ]);
  });

  test("answers with its last layer", () => {
    expect(moa.graph.output).toBe("l3-qwen1.5-110b-chat");
  });

  test("samples every call at temperature 0.7 with at most 2048 output tokens", () => {
    expect(nodes.map((node) => [node.temperature, node.maxOutputTokens])).toEqual(
      Array.from({ length: 13 }, () => [0.7, 2048]),
    );
  });

  test("swaps a model wherever it stands", () => {
    const swapped = swapModels(moa.graph, { "together:Qwen/Qwen1.5-110B-Chat": "together:new" });
    expect(
      Object.entries(swapped.nodes).flatMap(([name, node]) =>
        "model" in node && node.model === "together:new" ? [name] : [],
      ),
    ).toEqual(["l1-qwen1.5-110b-chat", "l2-qwen1.5-110b-chat", "l3-qwen1.5-110b-chat"]);
  });

  test("carries the scores of table 2, the leaderboard and table 8", () => {
    expect(
      moa.published.map(({ benchmark, metric, score, spread }) => [
        benchmark,
        metric,
        score,
        spread,
      ]),
    ).toEqual([
      ["AlpacaEval 2.0", "LC win rate (%)", 65.1, 0.6],
      ["AlpacaEval 2.0", "win rate (%)", 59.8, 0.3],
      ["AlpacaEval 2.0", "LC win rate (%)", 65.38, undefined],
      ["AlpacaEval 2.0", "win rate (%)", 59.869, undefined],
      ["MT-Bench", "average (1 to 10)", 9.25, 0.1],
      ["MT-Bench", "first turn (1 to 10)", 9.44, undefined],
      ["MT-Bench", "second turn (1 to 10)", 9.07, undefined],
      ["MATH", "accuracy (0 to 1)", 0.576, undefined],
    ]);
  });
});
