import { defineGraph, proposer, reducer } from "@moagraph/core/graph";
import { moaLite } from "@moagraph/recipes";
import { describe, expect, test } from "vitest";
import { withAnswerModel, withSampling } from "./change-nodes.js";

const { graph } = moaLite;

describe("withSampling", () => {
  test("changes every node, and nothing else", () => {
    const changed = withSampling(graph, { temperature: 0, maxOutputTokens: 512 });
    for (const [name, node] of Object.entries(graph.nodes)) {
      expect(changed.nodes[name]).toEqual({ ...node, temperature: 0, maxOutputTokens: 512 });
    }
    expect(Object.keys(changed.nodes)).toEqual(Object.keys(graph.nodes));
  });

  test("leaves what is not given", () => {
    expect(withSampling(graph, { temperature: undefined, maxOutputTokens: undefined })).toEqual(
      graph,
    );
  });
});

describe("withAnswerModel", () => {
  test("changes only the node that writes the answer", () => {
    const changed = withAnswerModel(graph, "openai:gpt-4o");
    const answering = { ...graph.nodes[graph.output], model: "openai:gpt-4o" };
    expect(changed).toEqual({ ...graph, nodes: { ...graph.nodes, [graph.output]: answering } });
  });

  test("refuses an output that writes no text", () => {
    const nodes = {
      ada: proposer({ model: "x:ada" }),
      bob: proposer({ model: "x:bob" }),
      vote: reducer({ reads: ["ada", "bob"], reduce: "majority" }),
    };
    const vote = defineGraph({ name: "vote", nodes, output: "vote" });
    expect(() => withAnswerModel(vote, "x:carl")).toThrow(
      "The output `vote` is a reducer. No model writes the answer there.",
    );
    expect(withSampling(vote, { temperature: 1 }).nodes["vote"]).toEqual(nodes.vote);
  });
});
