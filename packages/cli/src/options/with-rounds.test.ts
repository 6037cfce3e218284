import { aggregator, defineGraph, type GraphSpec, layersOf, proposer } from "@moagraph/core/graph";
import { moa, moaLite, singleProposer } from "@moagraph/recipes";
import { describe, expect, test } from "vitest";
import { withRounds } from "./with-rounds.js";

const ada = proposer({ model: "x:ada", prompt: "Be brief." });
const bob = proposer({ model: "x:bob", samples: 2, temperature: 0.9 });

/** A layered graph with custom node names. */
const panel = defineGraph({
  name: "panel",
  nodes: {
    ada,
    bob,
    fuse: aggregator({ model: "x:fuse", reads: ["ada", "bob"], prompt: "Fuse them." }),
  },
  output: "fuse",
});

describe("withRounds", () => {
  test("makes MoA of MoA-Lite, but for the aggregator", () => {
    const graph = withRounds(moaLite.graph, 2);
    expect(layersOf(graph).slice(0, 2)).toEqual(layersOf(moa.graph).slice(0, 2));
    expect(graph.output).toBe("l3-qwen1.5-72b-chat");
    for (const name of layersOf(moa.graph).slice(0, 2).flat()) {
      expect(graph.nodes[name]).toEqual(moa.graph.nodes[name]);
    }
  });

  test.each([1, 2, 3, 5])("gives a graph of %i rounds one layer more", (rounds) => {
    expect(layersOf(withRounds(moa.graph, rounds))).toHaveLength(rounds + 1);
    expect(layersOf(withRounds(singleProposer.graph, rounds))).toHaveLength(rounds + 1);
  });

  test("undoes itself", () => {
    expect(withRounds(withRounds(moaLite.graph, 4), 1)).toEqual(moaLite.graph);
  });

  test("leaves a graph that has these rounds as it is", () => {
    expect(withRounds(panel, 1)).toBe(panel);
  });

  test("lets the rounds after the first synthesise as the aggregator does", () => {
    expect(withRounds(panel, 2)).toMatchInlineSnapshot(`
      {
        "name": "panel",
        "nodes": {
          "l1-ada": {
            "kind": "proposer",
            "model": "x:ada",
            "prompt": "Be brief.",
          },
          "l1-bob": {
            "kind": "proposer",
            "model": "x:bob",
            "samples": 2,
            "temperature": 0.9,
          },
          "l2-ada": {
            "kind": "aggregator",
            "model": "x:ada",
            "prompt": "Fuse them.",
            "reads": [
              "l1-ada",
              "l1-bob",
            ],
          },
          "l2-bob": {
            "kind": "aggregator",
            "model": "x:bob",
            "prompt": "Fuse them.",
            "reads": [
              "l1-ada",
              "l1-bob",
            ],
            "samples": 2,
            "temperature": 0.9,
          },
          "l3-fuse": {
            "kind": "aggregator",
            "model": "x:fuse",
            "prompt": "Fuse them.",
            "reads": [
              "l2-ada",
              "l2-bob",
            ],
          },
        },
        "output": "l3-fuse",
        "version": 1,
      }
    `);
  });

  const uneven = defineGraph({
    name: "uneven",
    nodes: {
      ada,
      bob: aggregator({ model: "x:bob", reads: ["ada"] }),
      fuse: aggregator({ model: "x:fuse", reads: ["bob", "ada"] }),
    },
    output: "fuse",
  });
  const reversed = defineGraph({
    name: "reversed",
    nodes: { ada, bob, fuse: aggregator({ model: "x:fuse", reads: ["bob", "ada"] }) },
    output: "fuse",
  });
  const changing = defineGraph({
    name: "changing",
    nodes: {
      ada,
      carl: aggregator({ model: "x:carl", reads: ["ada"] }),
      fuse: aggregator({ model: "x:fuse", reads: ["carl"] }),
    },
    output: "fuse",
  });
  const solo = defineGraph({ name: "solo", nodes: { ada }, output: "ada" });

  test.each<GraphSpec>([uneven, reversed, changing, solo])(
    "refuses $name, which is not of that shape",
    (graph) => {
      expect(() => withRounds(graph, 1)).toThrow(/^The graph `\w+` has no rounds\./);
    },
  );
});
