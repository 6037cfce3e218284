import { layersOf, modelCallsOf, swapModels, toMermaid } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../test/settings-of.js";
import { moaLite } from "./moa-lite.js";

const nodes = settingsOf(moaLite.graph);

describe("moaLite", () => {
  test("has two layers of 6 and 1 nodes", () => {
    expect(layersOf(moaLite.graph).map((layer) => layer.length)).toEqual([6, 1]);
  });

  test("makes 7 calls", () => {
    expect(modelCallsOf(moaLite.graph)).toBe(7);
  });

  test("asks the six open models in the order of the scripts and Qwen1.5-72B-Chat last", () => {
    expect(nodes.map((node) => node.model)).toEqual([
      "together:microsoft/WizardLM-2-8x22B",
      "together:Qwen/Qwen1.5-110B-Chat",
      "together:Qwen/Qwen1.5-72B-Chat",
      "together:meta-llama/Llama-3-70b-chat-hf",
      "together:mistralai/Mixtral-8x22B-Instruct-v0.1",
      "together:databricks/dbrx-instruct",
      "together:Qwen/Qwen1.5-72B-Chat",
    ]);
  });

  test("samples every call at temperature 0.7 with at most 2048 output tokens", () => {
    expect(nodes.map((node) => [node.temperature, node.maxOutputTokens])).toEqual(
      Array.from({ length: 7 }, () => [0.7, 2048]),
    );
  });

  test("swaps a model that proposes and aggregates in both places", () => {
    const swapped = swapModels(moaLite.graph, { "together:Qwen/Qwen1.5-72B-Chat": "together:new" });
    expect(swapped.nodes).toHaveProperty(["l1-qwen1.5-72b-chat", "model"], "together:new");
    expect(swapped.nodes).toHaveProperty(["l2-qwen1.5-72b-chat", "model"], "together:new");
  });

  test("carries the scores of table 2, the leaderboard and table 8", () => {
    expect(
      moaLite.published.map(({ benchmark, metric, score, spread }) => [
        benchmark,
        metric,
        score,
        spread,
      ]),
    ).toEqual([
      ["AlpacaEval 2.0", "LC win rate (%)", 59.3, 0.2],
      ["AlpacaEval 2.0", "win rate (%)", 57, 0.7],
      ["AlpacaEval 2.0", "LC win rate (%)", 59.142, undefined],
      ["AlpacaEval 2.0", "win rate (%)", 56.593, undefined],
      ["MT-Bench", "average (1 to 10)", 9.18, 0.09],
      ["MT-Bench", "first turn (1 to 10)", 9.38, undefined],
      ["MT-Bench", "second turn (1 to 10)", 8.99, undefined],
      ["MATH", "accuracy (0 to 1)", 0.526, undefined],
    ]);
  });

  test("is drawn as six proposers and one aggregator", () => {
    expect(toMermaid(moaLite.graph)).toMatchInlineSnapshot(`
      "flowchart LR
        prompt([prompt])
        subgraph layer1["layer 1"]
          n1["l1-wizardlm-2-8x22b<br/>together:microsoft/WizardLM-2-8x22B"]
          n2["l1-qwen1.5-110b-chat<br/>together:Qwen/Qwen1.5-110B-Chat"]
          n3["l1-qwen1.5-72b-chat<br/>together:Qwen/Qwen1.5-72B-Chat"]
          n4["l1-llama-3-70b-chat-hf<br/>together:meta-llama/Llama-3-70b-chat-hf"]
          n5["l1-mixtral-8x22b-instruct-v0.1<br/>together:mistralai/Mixtral-8x22B-Instruct-v0.1"]
          n6["l1-dbrx-instruct<br/>together:databricks/dbrx-instruct"]
        end
        subgraph layer2["layer 2"]
          n7["l2-qwen1.5-72b-chat<br/>together:Qwen/Qwen1.5-72B-Chat"]
        end
        answer([answer])
        prompt --> n1
        prompt --> n2
        prompt --> n3
        prompt --> n4
        prompt --> n5
        prompt --> n6
        n1 --> n7
        n2 --> n7
        n3 --> n7
        n4 --> n7
        n5 --> n7
        n6 --> n7
        n7 --> answer
      "
    `);
  });
});
