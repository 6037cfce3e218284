import { describe, expect, test } from "vitest";
import { aggregator, defineGraph, modelsOf, proposer, swapModels } from "../graph.js";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "x:old" }),
    bob: proposer({ model: "x:bob" }),
    fuse: aggregator({ model: "x:old", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

describe("swapModels", () => {
  test("swaps a model wherever it stands, and leaves names and the given graph alone", () => {
    const swapped = swapModels(graph, { "x:old": "y:new" });
    expect(Object.keys(swapped.nodes)).toEqual(["ada", "bob", "fuse"]);
    const models = Object.values(swapped.nodes).map((node) => Reflect.get(node, "model"));
    expect(models).toEqual(["y:new", "x:bob", "y:new"]);
    expect(modelsOf(graph)).toEqual(["x:old", "x:bob"]);
    expect(Object.isFrozen(swapped.nodes.ada)).toBe(true);
  });

  test("exchanges two models for each other", () => {
    const swapped = swapModels(graph, { "x:old": "x:bob", "x:bob": "x:old" });
    expect(modelsOf(swapped)).toEqual(["x:bob", "x:old"]);
  });

  test("refuses a model that the graph does not ask", () => {
    expect(() => swapModels(graph, { "x:odl": "y:new" })).toThrowErrorMatchingInlineSnapshot(
      `[UnknownModelError: Graph \`panel\` asks no model \`x:odl\`.]`,
    );
  });
});
