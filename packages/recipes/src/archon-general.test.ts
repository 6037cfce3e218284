import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { archonGeneral } from "./archon-general.js";

const sampling = { temperature: 0.7, maxOutputTokens: 2048 };
const judge = { model: "together:Qwen/Qwen1.5-110B-Chat", ...sampling };
const generators = {
  qwen2: "together:Qwen/Qwen2-72B-Instruct",
  deepseek: "together:deepseek-ai/deepseek-llm-67b-chat",
  "qwen-72b": "together:Qwen/Qwen1.5-72B-Chat",
  "qwen-110b": "together:Qwen/Qwen1.5-110B-Chat",
  wizardlm: "together:microsoft/WizardLM-2-8x22B",
  mixtral: "together:mistralai/Mixtral-8x22B-Instruct-v0.1",
  llama: "together:meta-llama/Llama-3-70b-chat-hf",
  dbrx: "together:databricks/dbrx-instruct",
};
const generate = Object.keys(generators);

describe("archonGeneral", () => {
  test("generates, criticises, ranks, fuses, verifies and picks, in this order", () => {
    expect(layersOf(archonGeneral.graph)).toEqual([
      generate,
      ["criticise"],
      ["rank"],
      ["fuse"],
      ["verify"],
      ["pick"],
    ]);
  });

  test("makes 21 calls", () => {
    expect(modelCallsOf(archonGeneral.graph)).toBe(21);
  });

  test("generates with the eight models of the published configuration", () => {
    for (const [name, model] of Object.entries(generators)) {
      expect(archonGeneral.graph.nodes[name]).toEqual({ kind: "proposer", model, ...sampling });
    }
  });

  test("uses Qwen1.5-110B-Chat for all other steps", () => {
    expect(archonGeneral.graph.nodes).toMatchObject({
      criticise: { kind: "critic", reads: generate, ...judge },
      rank: {
        kind: "ranker",
        reads: ["criticise"],
        keep: 5,
        verdictAs: "text",
        onUnclear: "keep-all",
        ...judge,
      },
      fuse: { kind: "aggregator", reads: ["rank"], samples: 2, ...judge },
      verify: { kind: "verifier", reads: ["fuse"], verdictAs: "text", ...judge },
    });
  });

  test("answers with the first fused text that passed, else the first fused one", () => {
    expect(archonGeneral.graph.output).toBe("pick");
    expect(archonGeneral.graph.nodes["pick"]).toEqual({
      kind: "reducer",
      reads: ["verify", "fuse"],
      reduce: "first-usable",
    });
  });

  test("has no score", () => {
    expect(archonGeneral.published).toEqual([]);
  });
});
