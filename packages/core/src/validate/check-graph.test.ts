import { describe, expect, test } from "vitest";
import { defineGraph } from "../define/define-graph.js";
import { layered } from "../define/layered.js";
import { graphFromJson } from "../json/graph-json.js";
import { freezeGraph } from "../spec/freeze-graph.js";
import { proposer } from "../spec/proposer.js";
import { checkGraph } from "./check-graph.js";

const ada = proposer({ model: "x:ada" });
const solo = { name: "solo", nodes: { ada }, output: "ada" } as const;

describe("checkGraph", () => {
  test.each([
    ["defineGraph", defineGraph(solo)],
    ["layered", layered({ name: "l", layers: [[ada]], aggregator: { model: "x:fuse" } })],
    ["graphFromJson", graphFromJson({ ...solo, $schema: "graph.schema.json" })],
    ["checkGraph", checkGraph(solo)],
  ])("returns a graph of %s as it is, without a second check", (_, graph) => {
    expect(checkGraph(graph)).toBe(graph);
  });

  test("checks a graph that was frozen elsewhere", () => {
    const invalid = freezeGraph({ ...solo, version: 1, output: "bob" as "ada" });
    expect(() => checkGraph(invalid)).toThrow(/The output is `bob`/);
    const valid = freezeGraph({ ...solo, version: 1 });
    expect(checkGraph(valid)).not.toBe(valid);
  });

  test("does not keep the `$schema` of a file", () => {
    expect(checkGraph({ ...solo, $schema: "graph.schema.json" })).not.toHaveProperty("$schema");
  });
});
