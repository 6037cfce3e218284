import { describe, expect, test } from "vitest";
import { aggregator, defineGraph, GraphValidationError, MoaError, proposer } from "../graph.js";

describe("defineGraph", () => {
  test("gives frozen plain data, all the way down", () => {
    const stop = ["END"];
    const graph = defineGraph({
      name: "solo",
      nodes: { ada: proposer({ model: "x:ada", stop, temperature: undefined }) },
      output: "ada",
    });
    stop.push("changed later");
    expect(graph).toEqual({
      version: 1,
      name: "solo",
      nodes: { ada: { kind: "proposer", model: "x:ada", stop: ["END"] } },
      output: "ada",
    });
    expect(
      [graph, graph.nodes, graph.nodes.ada, Reflect.get(graph.nodes.ada, "stop")].every(
        Object.isFrozen,
      ),
    ).toBe(true);
    expect("temperature" in graph.nodes.ada).toBe(false);
  });

  test("throws one error that holds every issue", () => {
    const define = () =>
      defineGraph({
        name: "panel",
        nodes: {
          ada: proposer({ model: "x:ada", samples: 0 }),
          bob: proposer({ model: "x:bob", temperature: 3 }),
          fuse: aggregator({ model: "x:f", reads: ["ada", "bbo"] as string[] }),
        },
        output: "fuse",
      });
    expect(define).toThrowErrorMatchingInlineSnapshot(`
      [GraphValidationError: Graph \`panel\` has 4 issues:
        nodes.ada.samples: \`nodes.ada.samples\` is 0. It must be at least 1.
        nodes.bob.temperature: \`nodes.bob.temperature\` is 3. It must be at most 2.
        nodes.fuse.reads[1]: Node \`fuse\` reads \`bbo\`, which does not exist. It can read \`ada\`, \`bob\`.
        nodes.bob: Node \`bob\` is never used: no path leads from it to the output \`fuse\`. Remove it, or add it to the \`reads\` of a node that leads to \`fuse\`.]
    `);
    try {
      define();
    } catch (error) {
      expect(MoaError.isInstance(error)).toBe(true);
      expect((error as GraphValidationError).issues.map(({ code }) => code)).toEqual([
        "OUT_OF_RANGE",
        "OUT_OF_RANGE",
        "UNKNOWN_READ",
        "UNREACHABLE_NODE",
      ]);
    }
  });
});
