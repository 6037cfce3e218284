import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { fusion, fusionGraph } from "./fusion.js";

describe("fusion", () => {
  test("is the preset's panel, an analysis at temperature 0, and an answer that reads both", () => {
    expect(layersOf(fusion.graph)).toEqual([
      ["member-1", "member-2", "member-3"],
      ["analysis"],
      ["writer"],
    ]);
    expect(fusion.graph.nodes).toMatchObject({
      "member-1": { kind: "proposer", model: "openrouter:~anthropic/claude-opus-latest" },
      "member-2": { kind: "proposer", model: "openrouter:~openai/gpt-sol-latest" },
      "member-3": { kind: "proposer", model: "openrouter:~google/gemini-pro-latest" },
      analysis: { model: "openrouter:~anthropic/claude-opus-latest", temperature: 0 },
      writer: {
        model: "openrouter:~anthropic/claude-opus-latest",
        reads: ["member-1", "member-2", "member-3", "analysis"],
      },
    });
  });

  test("has an analysis with the five documented lists, each required", () => {
    expect(fusion.graph.nodes["analysis"]).toMatchObject({
      responseFormat: {
        required: [
          "consensus",
          "contradictions",
          "partial_coverage",
          "unique_insights",
          "blind_spots",
        ],
      },
    });
  });
});

describe("fusionGraph", () => {
  test("makes a call for each member and two more, which default to the first member's model", () => {
    const graph = fusionGraph({ panel: ["a:owl", "b:fox"] });
    expect(modelCallsOf(graph)).toBe(4);
    expect(graph.nodes).toMatchObject({
      analysis: { model: "a:owl" },
      writer: { model: "a:owl" },
    });
    expect(fusionGraph({ analyst: "c:elk" }).nodes).toMatchObject({
      analysis: { model: "c:elk" },
      writer: { model: "c:elk" },
    });
  });

  test("refuses an empty panel", () => {
    expect(() => fusionGraph({ panel: [] })).toThrow(/`panel` of fusionGraph is empty/);
  });
});
