import {
  aggregator,
  defineGraph,
  flatGraphOf,
  graph as graphNode,
  proposer,
  reducer,
  repeat,
} from "@moagraph/core/graph";
import { moaLite } from "@moagraph/recipes";
import { describe, expect, test } from "vitest";
import { withAnswerModel, withSettings } from "./change-nodes.js";

const { graph } = moaLite;

describe("withSettings", () => {
  test("changes nodes in nodes and judges of rounds", () => {
    const revise = aggregator({ model: "x:revise", reads: ["input"] });
    const nested = defineGraph({
      name: "nested",
      nodes: {
        panel: graphNode({ graph }),
        rounds: repeat({
          reads: ["panel"],
          body: { nodes: { revise }, output: "revise" },
          until: { model: "x:judge" },
          maxRounds: 2,
        }),
        end: graphNode({ graph }),
        last: reducer({ reads: ["rounds", "end"], reduce: "first-usable" }),
      },
      output: "last",
    });
    const changed = flatGraphOf(withSettings(nested, { temperature: 0 }));
    const asking = Object.values(changed.nodes).filter((node) => "model" in node);
    expect(asking.map((node) => "temperature" in node && node.temperature)).toEqual(
      asking.map(() => 0),
    );
    expect(Object.keys(changed.nodes)).toContain("rounds/1/until");
  });

  test("changes every node, and nothing else", () => {
    const changed = withSettings(graph, { temperature: 0, maxOutputTokens: 512 });
    for (const [name, node] of Object.entries(graph.nodes)) {
      expect(changed.nodes[name]).toEqual({ ...node, temperature: 0, maxOutputTokens: 512 });
    }
    expect(Object.keys(changed.nodes)).toEqual(Object.keys(graph.nodes));
  });

  test("leaves what is not given", () => {
    const absent = { temperature: undefined, maxOutputTokens: undefined, timeout: undefined };
    expect(withSettings(graph, absent)).toEqual(graph);
  });

  test("removes a setting, so that the vendor's default applies", () => {
    const changed = withSettings(graph, { temperature: "default", maxOutputTokens: "default" });
    for (const [name, node] of Object.entries(graph.nodes)) {
      const kept = Object.entries(node).filter(
        ([key]) => key !== "temperature" && key !== "maxOutputTokens",
      );
      expect(kept).toHaveLength(Object.keys(node).length - 2);
      expect(changed.nodes[name]).toEqual(Object.fromEntries(kept));
    }
  });

  test("limits the time of each call, also where the node has a limit of its own", () => {
    const nodes = {
      ada: proposer({ model: "x:ada", timeouts: { totalMs: 1_000, firstTokenMs: 50 } }),
      bob: proposer({ model: "x:bob" }),
      vote: reducer({ reads: ["ada", "bob"], reduce: "majority" }),
    };
    const timeouts = { totalMs: 9_000 };
    const panel = defineGraph({ name: "panel", nodes, output: "vote", timeouts });
    expect(withSettings(panel, { timeout: 2.5 }).nodes).toEqual({
      ada: { ...nodes.ada, timeouts: { totalMs: 2_500, firstTokenMs: 50 } },
      bob: { ...nodes.bob, timeouts: { totalMs: 2_500 } },
      vote: nodes.vote,
    });
  });
});

describe("withAnswerModel", () => {
  test("changes the answer of a graph that is the output", () => {
    const nodes = { panel: graphNode({ graph }) };
    const outer = defineGraph({ name: "outer", nodes, output: "panel" });
    expect(flatGraphOf(withAnswerModel(outer, "x:new")).nodes["panel"]).toMatchObject({
      model: "x:new",
    });
  });

  test("changes only the node that writes the answer", () => {
    const changed = withAnswerModel(graph, "openai:gpt-4o");
    const answering = { ...graph.nodes[graph.output], model: "openai:gpt-4o" };
    expect(changed).toEqual({ ...graph, nodes: { ...graph.nodes, [graph.output]: answering } });
  });

  test("removes a fallback that becomes the node's own model", () => {
    const nodes = {
      ada: proposer({ model: "x:ada" }),
      fuse: aggregator({ model: "x:chair", reads: ["ada"], fallback: ["x:bob", "x:eve"] }),
    };
    const panel = defineGraph({ name: "panel", nodes, output: "fuse" });
    expect(withAnswerModel(panel, "x:bob").nodes["fuse"]).toEqual({
      ...nodes.fuse,
      model: "x:bob",
      fallback: ["x:eve"],
    });
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
    expect(withSettings(vote, { temperature: 1 }).nodes["vote"]).toEqual(nodes.vote);
  });
});
