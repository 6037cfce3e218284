import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../test/settings-of.js";
import { math, mathGraph } from "./math.js";
import { moa } from "./moa.js";

describe("math", () => {
  test("is the graph of MoA with the aggregator of the best three-layer score", () => {
    const last = Object.keys(math.graph.nodes).at(-1);
    expect(last).toBe("l3-wizardlm-2-8x22b");
    expect(math.graph.output).toBe(last);
    expect(layersOf(math.graph).slice(0, 2)).toEqual(layersOf(moa.graph).slice(0, 2));
    expect(settingsOf(math.graph)).toEqual([
      ...settingsOf(moa.graph).slice(0, -1),
      {
        kind: "aggregator",
        model: "together:microsoft/WizardLM-2-8x22B",
        reads: layersOf(moa.graph)[1],
        temperature: 0.7,
        maxOutputTokens: 2048,
      },
    ]);
  });

  test("has the two columns of table 8 that are mixtures", () => {
    expect(math.published).toHaveLength(12);
    const [three, two] = math.published;
    expect([three?.score, three?.variant]).toEqual([0.58, undefined]);
    expect([two?.score, two?.variant]).toEqual([0.574, "layers: 2"]);
  });
});

describe("mathGraph", () => {
  test("makes another row and column", () => {
    const graph = mathGraph({ aggregator: "a:owl", layers: 2 });
    expect(modelCallsOf(graph)).toBe(7);
    expect(graph.nodes[graph.output]).toMatchObject({ model: "a:owl" });
  });

  test("refuses a model alone", () => {
    expect(() => mathGraph({ layers: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[MoaError: \`layers\` of mathGraph is 1. It must be a whole number of 2 or more.]`,
    );
  });
});
