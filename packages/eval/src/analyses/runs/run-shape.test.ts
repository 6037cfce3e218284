import { aggregator, defineGraph, proposer, reducer } from "@moagraph/core/graph";
import { moa, singleProposer } from "@moagraph/recipes";
import { describe, expect, it } from "vitest";
import { runShape } from "../../index.js";
import { alone } from "../../../test/scored-runs.js";
import { modelAlone, proposerVariety } from "./run-shape.js";

describe("runShape", () => {
  it("names the proposers of the first layer and the last node of the paper's graph", () => {
    const { proposers, ...shape } = runShape(moa.graph);
    expect(proposers).toHaveLength(6);
    expect(shape).toEqual({
      layers: 3,
      output: "aggregator",
      aggregator: "together:Qwen/Qwen1.5-110B-Chat",
      reads: 6,
    });
  });

  it("counts each sample of a proposer", () => {
    expect(runShape(singleProposer.graph).proposers).toHaveLength(6);
  });

  it("has no aggregator if the last node asks no model", () => {
    const graph = defineGraph({
      name: "vote",
      nodes: {
        a: proposer({ model: "a", samples: 3 }),
        vote: reducer({ reads: ["a"], reduce: "majority" }),
      },
      output: "vote",
    });
    expect(runShape(graph)).toEqual({
      layers: 2,
      proposers: ["a", "a", "a"],
      output: "reducer",
      reads: 3,
    });
  });
});

describe("modelAlone", () => {
  it("is the model of a graph that asks it once", () => {
    expect(modelAlone(runShape(alone("openai:gpt-4o")))).toBe("openai:gpt-4o");
  });

  it("is none for a model that answers several times", () => {
    expect(modelAlone(runShape(singleProposer.graph))).toBeUndefined();
  });
});

describe("proposerVariety", () => {
  it("tells repeated models from different ones", () => {
    const nodes = {
      a: proposer({ model: "a", samples: 2 }),
      b: proposer({ model: "b" }),
      fuse: aggregator({ model: "c", reads: ["a", "b"] }),
    };
    const both = defineGraph({ name: "both", nodes, output: "fuse" });
    const shapes = [moa.graph, singleProposer.graph, both].map(runShape);
    expect(shapes.map(proposerVariety)).toEqual(["many-models", "one-model", "mixed"]);
  });
});
