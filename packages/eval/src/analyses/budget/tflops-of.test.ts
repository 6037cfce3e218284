import { moa, moaGpt4o, moaLite } from "@moagraph/recipes";
import { describe, expect, it } from "vitest";
import { tflopsOf } from "../../index.js";
import { mixture } from "../../../test/scored-runs.js";

function fact(value: number): { value: number; source: string; asOf: string } {
  return { value, source: "https://example.com", asOf: "2026-01-01" };
}

describe("tflopsOf", () => {
  it("adds the largest call of each layer", () => {
    const parameters = { small: fact(1e9), large: fact(10e9) };
    const graph = mixture(["a:small", "a:large"], "a:small");
    // 2 operations × 500 tokens × (10e9 + 1e9) parameters
    expect(tflopsOf(graph, { parameters, replyTokens: 500 })).toBeCloseTo(11, 9);
  });

  it("is unknown if a model has no parameters", () => {
    expect(tflopsOf(mixture(["mine"], "mine"))).toBeNull();
  });

  it("takes what a provider knows before the table", () => {
    const graph = mixture(["mine"], "mine");
    const facts = () => ({ activeParameters: fact(1e9) });
    expect(tflopsOf(graph, { facts, replyTokens: 1_000 })).toBeCloseTo(4, 9);
  });

  it("is in the range of the axis of the paper's figure 5, 50 to 350, for its configurations", () => {
    const all = [moaLite, moa, moaGpt4o].map(({ graph }) => tflopsOf(graph) ?? Number.NaN);
    expect(all.map(Math.round)).toEqual([146, 266, 354]);
  });
});
