import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { llmRanker } from "./llm-ranker.js";

const sampling = { temperature: 0.7, maxOutputTokens: 2048 };
const proposers = ["wizardlm", "qwen-110b", "qwen-72b", "llama", "mixtral", "dbrx"];

describe("llmRanker", () => {
  test("has two layers: six proposers in the order of the scripts, and the ranker", () => {
    expect(layersOf(llmRanker.graph)).toEqual([proposers, ["rank"]]);
  });

  test("makes 7 calls", () => {
    expect(modelCallsOf(llmRanker.graph)).toBe(7);
  });

  test("asks the six open models as the paper samples them", () => {
    expect(proposers.map((name) => llmRanker.graph.nodes[name])).toEqual(
      [
        "together:microsoft/WizardLM-2-8x22B",
        "together:Qwen/Qwen1.5-110B-Chat",
        "together:Qwen/Qwen1.5-72B-Chat",
        "together:meta-llama/Llama-3-70b-chat-hf",
        "together:mistralai/Mixtral-8x22B-Instruct-v0.1",
        "together:databricks/dbrx-instruct",
      ].map((model) => ({ kind: "proposer", model, ...sampling })),
    );
  });

  test("answers with the one proposal that Qwen1.5-110B-Chat picks", () => {
    expect(llmRanker.graph.output).toBe("rank");
    expect(llmRanker.graph.nodes["rank"]).toEqual({
      kind: "ranker",
      model: "together:Qwen/Qwen1.5-110B-Chat",
      reads: proposers,
      keep: 1,
      verdictAs: "text",
      ...sampling,
    });
  });

  test("has no score, because the paper tabulates none", () => {
    expect(llmRanker.published).toEqual([]);
  });
});
