import fc from "fast-check";
import { validateGraph } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { isUsableId } from "../reach/usable-id.js";
import { unlistedCandidate } from "./candidate.js";
import type { ChosenPanel } from "./chosen-panel.js";
import { panelGraph, proposerNames } from "./panel-graph.js";

function panelOf(models: readonly string[], samples = 1): ChosenPanel {
  const proposers = models.map((model) => unlistedCandidate(model));
  const aggregator = unlistedCandidate(models[0] ?? "");
  return { proposers, aggregator, samples, isNamed: true, isAggregatorNamed: true, budgetUsd: 1 };
}

describe("proposerNames", () => {
  test("names nodes after the last part of the model id", () => {
    const names = {
      "ollama:qwen3:4b": "qwen3-4b",
      "vllm:meta-llama/Llama-3.1-8B": "llama-3.1-8b",
      "vllm:日本語モデル": "日本語モデル",
      "vllm:-x": "model-x",
      "vllm:__proto__": "model-proto",
      "vllm:constructor": "model-constructor",
      "vllm:answer": "model-answer",
      "vllm:..": "model",
      "vllm:x/": "model.2",
      "vllm:7": "model-7",
      "vllm:fuse": "model-fuse",
      "vllm:🙂 nice (Q4_K_M)": "nice-q4-k-m",
    };
    expect(proposerNames(panelOf(Object.keys(names)))).toEqual(Object.values(names));
  });
});

describe("panelGraph", () => {
  test("makes a valid graph of any model ids", () => {
    const characters = ["a", "Z", "7", "-", ".", "_", "/", ":", " ", "日", "é", "\u0301", "\u200B"];
    const unit = fc.constantFrom(...characters, "\uD800", "🙂", "\n");
    const odd = fc.constantFrom(
      "-",
      "__proto__",
      "toString",
      "fuse",
      "fuse.2",
      "1",
      "x-1",
      "モ",
      "\uD800",
    );
    const id = fc.oneof(odd, fc.string({ unit, minLength: 1, maxLength: 12 }));
    const models = fc.array(
      id.filter(isUsableId).map((text) => `vllm:${text}`),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(models, fc.integer({ min: 1, max: 12 }), (listed, samples) => {
        const graph = panelGraph(panelOf(listed, listed.length === 1 ? samples : 1), {});
        expect(validateGraph(graph)).toEqual([]);
        expect(Object.keys(graph.nodes)).toHaveLength(listed.length + 1);
      }),
      { numRuns: 50 },
    );
  });
});
