import { modelCallsOf } from "@moagraph/core/graph";
import { expect, test } from "vitest";
import { recursiveAggregation, recursiveAggregationGraph } from "./recursive-aggregation.js";

const model = "openai-compatible:Qwen/Qwen3-4B-Instruct-2507";
const sampling = { temperature: 1, topP: 1, maxOutputTokens: 8192 };

test("recursive-aggregation has the paper's model, sampling, population, subsets and steps", () => {
  const { population, aggregate, pick } = recursiveAggregation.graph.nodes;
  expect(population).toMatchObject({ kind: "proposer", model, samples: 16, ...sampling });
  expect(pick).toEqual({ kind: "selector", reads: ["aggregate"], keep: 1, by: "random" });
  expect(aggregate).toMatchObject({
    kind: "repeat",
    maxRounds: 9,
    body: {
      nodes: {
        "subset-16": { kind: "selector", reads: ["input"], keep: 4, by: "random" },
        "member-16": { kind: "aggregator", model, reads: ["subset-16"], ...sampling },
      },
    },
  });
  expect(modelCallsOf(recursiveAggregation.graph)).toBe(160);
});

test.each([
  [{ population: 0 }, /`population` of recursiveAggregationGraph is 0/],
  [{ subset: 0 }, /`subset` of recursiveAggregationGraph is 0/],
  [{ steps: 1 }, /`steps` of recursiveAggregationGraph is 1/],
  [{ population: 3 }, /keep/],
])("recursiveAggregationGraph refuses %j", (options, message) => {
  expect(() => recursiveAggregationGraph(options)).toThrow(message);
});
