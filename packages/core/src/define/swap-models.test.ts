import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  modelsOf,
  proposer,
  swapModels,
  validateGraph,
} from "../graph.js";

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

  test("leaves out a fallback that turns into the node's own model or into another one", () => {
    const nodes = { ada: proposer({ model: "x:old", fallback: ["x:new", "x:bob"] }) };
    const solo = defineGraph({ name: "solo", nodes, output: "ada", fallback: ["x:old", "x:bob"] });
    const toNew = swapModels(solo, { "x:old": "x:new" });
    expect(toNew.nodes.ada).toMatchObject({ model: "x:new", fallback: ["x:bob"] });
    expect(toNew.fallback).toEqual(["x:new", "x:bob"]);
    expect(swapModels(solo, { "x:old": "x:bob" }).fallback).toEqual(["x:bob"]);
    expect(validateGraph(toNew)).toEqual([]);
  });

  test("refuses a model that the graph does not ask", () => {
    expect(() => swapModels(graph, { "x:odl": "y:new" })).toThrowErrorMatchingInlineSnapshot(
      `[UnknownModelError: Graph \`panel\` asks no model \`x:odl\`.]`,
    );
  });
});
