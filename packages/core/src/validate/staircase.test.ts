import { describe, expect, test } from "vitest";
import { layered } from "../define/layered.js";
import { GraphValidationError } from "../errors/graph-validation-error.js";
import { formatPath } from "../errors/issue.js";
import { proposer } from "../spec/proposer.js";
import { validateGraph } from "./validate-graph.js";

const ask = (more: object = {}) => ({ kind: "proposer", model: "x:a", ...more });
const fuse = (more: object = {}) => ({
  kind: "aggregator",
  model: "x:b",
  reads: ["a", "b"],
  ...more,
});
const responseFormat = { type: "object", properties: {} };
const found = (nodes: object, policies: object = {}): string[] =>
  validateGraph({ name: "g", nodes, output: "fuse", ...policies }).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );
const panel = (more: object = {}) => ({ a: ask({ samples: 2 }), b: ask(), fuse: fuse(more) });

describe("a staircase", () => {
  test("has no issue on an aggregator, nor on a graph with other kinds of nodes", () => {
    const all = { firstChunkTokens: 1, chunkTokens: 1, atLeast: 3, maxRounds: 100 };
    expect(found(panel({ staircase: all }))).toEqual([]);
    expect(found(panel(), { staircase: {} })).toEqual([]);
  });

  test("is refused on a node that continues no text", () => {
    const nodes = { ...panel(), a: ask({ staircase: {} }) };
    expect(found(nodes)).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY nodes.a.staircase: Node \`a\` has \`staircase\`, but it does not continue a text while others are written. Set \`staircase\` on aggregators, on a layer or on the graph.",
      ]
    `);
  });

  test("has numbers in their range", () => {
    const staircase = { firstChunkTokens: 0, chunkTokens: 0.5, atLeast: 0, maxRounds: 1 };
    expect(found(panel({ staircase }))).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE nodes.fuse.staircase.firstChunkTokens: \`nodes.fuse.staircase.firstChunkTokens\` is 0. It must be at least 1.",
        "WRONG_TYPE nodes.fuse.staircase.chunkTokens: \`nodes.fuse.staircase.chunkTokens\` is 0.5. It must be a whole number.",
        "OUT_OF_RANGE nodes.fuse.staircase.atLeast: \`nodes.fuse.staircase.atLeast\` is 0. It must be at least 1.",
        "OUT_OF_RANGE nodes.fuse.staircase.maxRounds: \`nodes.fuse.staircase.maxRounds\` is 1. It must be at least 2.",
      ]
    `);
  });

  test("is refused beside a format and texts that end the reply, wherever it is set", () => {
    const settings = { responseFormat, stop: ["END"] };
    expect(found(panel({ ...settings, staircase: {} }))).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE nodes.fuse.responseFormat: Node \`fuse\` has \`responseFormat\` and \`staircase\`, but a reply in a format cannot be written in several requests. Remove \`responseFormat\` or \`staircase\`.",
        "INVALID_VALUE nodes.fuse.stop: Node \`fuse\` has \`stop\` and \`staircase\`, but a reply that ends at a text cannot be told from one that has to be continued. Remove \`stop\` or \`staircase\`.",
      ]
    `);
    expect(found(panel(settings), { staircase: {} })).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE nodes.fuse.responseFormat: Node \`fuse\` has \`responseFormat\` and the graph sets \`staircase\`, but a reply in a format cannot be written in several requests. Remove \`responseFormat\`, or set \`staircase\` on other aggregators instead of the graph.",
        "INVALID_VALUE nodes.fuse.stop: Node \`fuse\` has \`stop\` and the graph sets \`staircase\`, but a reply that ends at a text cannot be told from one that has to be continued. Remove \`stop\`, or set \`staircase\` on other aggregators instead of the graph.",
      ]
    `);
    const proposers = { ...panel(), a: ask({ ...settings, samples: 2 }) };
    expect(found(proposers, { staircase: {} })).toEqual([]);
  });

  test("waits for the chunks of at most the proposals that its node reads", () => {
    const staircase = { atLeast: 4 };
    expect(found(panel({ staircase }))).toMatchInlineSnapshot(`
      [
        "QUORUM_TOO_LARGE nodes.fuse.staircase.atLeast: Node \`fuse\` waits for the first chunks of 4 proposals, but reads 3. Set \`staircase.atLeast\` to at most 3, or read more nodes.",
      ]
    `);
    expect(found(panel(), { staircase })).toMatchInlineSnapshot(`
      [
        "QUORUM_TOO_LARGE staircase.atLeast: Node \`fuse\` waits for the first chunks of 4 proposals, but reads 3. Lower \`staircase.atLeast\` of the graph, or set it on \`fuse\`: { atLeast: 3 }.",
      ]
    `);
    const inner = { name: "inner", nodes: panel(), output: "fuse" };
    const nodes = { fuse: { kind: "graph", graph: inner } };
    expect(found(nodes, { staircase })).toMatchInlineSnapshot(`
      [
        "QUORUM_TOO_LARGE nodes.fuse.graph.nodes.fuse: Node \`fuse\` waits for the first chunks of 4 proposals, but reads 3. Lower \`staircase.atLeast\` of the graph, or set it on \`fuse\`: { atLeast: 3 }.",
      ]
    `);
  });

  test("is refused on the first layer", () => {
    const nodes = [proposer({ model: "x:a" })];
    const issues = (() => {
      try {
        layered({
          name: "g",
          layers: [{ nodes, staircase: {} }],
          aggregator: { model: "x:b" },
        });
      } catch (error) {
        return (error as GraphValidationError).issues;
      }
      return [];
    })();
    expect(issues).toMatchInlineSnapshot(`
      [
        {
          "code": "UNKNOWN_KEY",
          "hint": "Set \`staircase\` on the next layer, on \`aggregator\` or on the graph.",
          "message": "The first layer has \`staircase\`, but it reads nothing.",
          "path": [
            "layers",
            0,
            "staircase",
          ],
        },
      ]
    `);
  });
});
