import { layersOf, modelCallsOf, type NodeSpec } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { selfMoaSeq, selfMoaSeqGraph } from "./self-moa-seq.js";

const sampling = { temperature: 0.7, maxOutputTokens: 2048 };
const samplesOf = (samples: number): NodeSpec => ({
  kind: "proposer",
  model: "together:microsoft/WizardLM-2-8x22B",
  samples,
  ...sampling,
});
const synthesisOf = (...reads: string[]): NodeSpec => ({
  kind: "aggregator",
  model: "together:Qwen/Qwen1.5-110B-Chat",
  reads,
  ...sampling,
});

describe("selfMoaSeq", () => {
  test("is six samples in windows of three, each later one with the synthesis so far first", () => {
    expect(selfMoaSeq.graph).toEqual({
      version: 1,
      name: "self-moa-seq",
      nodes: {
        "samples-1": samplesOf(3),
        "synthesis-1": synthesisOf("samples-1"),
        "samples-2": samplesOf(2),
        "synthesis-2": synthesisOf("synthesis-1", "samples-2"),
        "samples-3": samplesOf(1),
        "synthesis-3": synthesisOf("synthesis-2", "samples-3"),
      },
      output: "synthesis-3",
    });
  });

  test("makes 9 calls in four layers, all samples in the first", () => {
    expect(modelCallsOf(selfMoaSeq.graph)).toBe(9);
    expect(layersOf(selfMoaSeq.graph)).toEqual([
      ["samples-1", "samples-2", "samples-3"],
      ["synthesis-1"],
      ["synthesis-2"],
      ["synthesis-3"],
    ]);
  });

  test("has no score, because none is known", () => {
    expect(selfMoaSeq.published).toEqual([]);
  });
});

describe("selfMoaSeqGraph", () => {
  test("without options is the recipe's graph", () => {
    expect(selfMoaSeqGraph()).toEqual(selfMoaSeq.graph);
  });

  test.each([
    [1, 2, [1]],
    [3, 3, [3]],
    [4, 2, [2, 1, 1]],
    [30, 6, [6, 5, 5, 5, 5, 4]],
  ])("splits %i samples into windows of %i as %j", (samples, window, sizes) => {
    const graph = selfMoaSeqGraph({ samples, window });
    const nodes: NodeSpec[] = Object.values(graph.nodes);
    expect(nodes.flatMap((node) => (node.kind === "proposer" ? [node.samples] : []))).toEqual(
      sizes,
    );
    expect(graph.output).toBe(`synthesis-${sizes.length}`);
  });

  test("asks the models it is given", () => {
    const graph = selfMoaSeqGraph({ model: "a:owl", aggregator: "a:fox", samples: 2 });
    expect(graph.nodes).toMatchObject({
      "samples-1": { model: "a:owl" },
      "synthesis-1": { model: "a:fox" },
    });
  });

  test("refuses a window without room for a new sample", () => {
    expect(() => selfMoaSeqGraph({ window: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[MoaError: \`window\` of selfMoaSeqGraph is 1. It must be a whole number of 2 or more.]`,
    );
  });

  test.each([0, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d samples", (samples) => {
    expect(() => selfMoaSeqGraph({ samples })).toThrow(/`samples` of selfMoaSeqGraph/);
  });
});
