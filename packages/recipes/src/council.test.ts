import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { council } from "./council.js";

const members = {
  gpt: "openai-compatible:openai/gpt-5.1",
  gemini: "openai-compatible:google/gemini-3-pro-preview",
  claude: "openai-compatible:anthropic/claude-sonnet-4.5",
  grok: "openai-compatible:x-ai/grok-4",
};
const answers = ["gpt", "gemini", "claude", "grok"];
const rankings = ["gpt-ranks", "gemini-ranks", "claude-ranks", "grok-ranks"];

describe("council", () => {
  test("has three layers: answers, rankings, the chair", () => {
    expect(layersOf(council.graph)).toEqual([answers, rankings, ["chair"]]);
  });

  test("makes 9 calls", () => {
    expect(modelCallsOf(council.graph)).toBe(9);
  });

  test("lets each member answer, and then rank all answers", () => {
    for (const [name, model] of Object.entries(members)) {
      expect(council.graph.nodes[name]).toEqual({ kind: "proposer", model });
      expect(council.graph.nodes[`${name}-ranks`]).toEqual({
        kind: "ranker",
        model,
        reads: answers,
        verdictAs: "text",
      });
    }
  });

  test("lets Gemini write the answer from the answers and those picked, in this order", () => {
    expect(council.graph.output).toBe("chair");
    expect(council.graph.nodes["chair"]).toMatchObject({
      kind: "aggregator",
      model: "openai-compatible:google/gemini-3-pro-preview",
      reads: [...answers, ...rankings],
      prompt: expect.stringContaining("once for each member that picked it"),
    });
  });

  test("has no score, because none was published", () => {
    expect(council.published).toEqual([]);
  });
});
