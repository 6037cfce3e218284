import { describe, expect, test } from "vitest";
import { pointsAlong } from "../../test/drawing.js";
import {
  aggregator,
  type AggregatorSpec,
  defineGraph,
  graph as graphNode,
  graphLayout,
  type GraphSpec,
  layered,
  proposer,
  router,
  toMermaid,
  toSvg,
} from "../graph.js";

function wide(width: number): GraphSpec {
  const nodes = Array.from({ length: width }, (_, index) => proposer({ model: `x:${index}` }));
  return layered({
    name: "wide",
    layers: [{ nodes }, { nodes }, { nodes }],
    aggregator: { model: "x:end" },
  });
}

const size = { width: 200, height: 90 };

describe("graphLayout", () => {
  test("places boxes of the given size in columns, without overlap", () => {
    const { boxes, frames, area } = graphLayout(wide(5), () => size);
    expect(boxes).toHaveLength(16);
    expect(frames.map(({ layer }) => layer)).toEqual([1, 2, 3, 4]);
    for (const box of boxes) {
      expect(box).toMatchObject({ height: 90 });
      expect(box.width).toBeGreaterThanOrEqual(200);
      expect(box.top).toBeGreaterThanOrEqual(area.top);
      const overlapping = boxes.filter(
        (other) =>
          other !== box &&
          other.left === box.left &&
          other.top < box.top + box.height &&
          box.top < other.top + other.height,
      );
      expect(overlapping).toEqual([]);
    }
  });

  test("has one edge for each read of a small graph", () => {
    const { edges } = graphLayout(wide(5), () => size);
    expect(edges).toHaveLength(5 + 25 + 25 + 5 + 1);
    expect(edges.some(({ isJoint }) => isJoint)).toBe(false);
  });

  test("joins the edges of a large graph, so that they grow with its nodes", () => {
    const { edges, boxes } = graphLayout(wide(50), () => size);
    expect(edges).toHaveLength(50 + 100 + 100 + 50 + 1);
    expect(edges.filter(({ isJoint }) => isJoint)).toHaveLength(100);
    const points = edges.flatMap(({ path }) => pointsAlong(path));
    const crossed = points.filter(({ x, y }) =>
      boxes.some(
        ({ left, top, width, height }) =>
          x > left + 0.2 && x < left + width - 0.2 && y > top && y < top + height,
      ),
    );
    expect(crossed).toEqual([]);
  });

  test("names the nodes at both ends of an edge", () => {
    const graph = wide(2);
    const { edges } = graphLayout(graph, () => size);
    const [first] = edges;
    expect(first).toMatchObject({ to: Object.keys(graph.nodes)[0] });
    expect(first).not.toHaveProperty("from");
    expect(edges.at(-1)).toMatchObject({ from: graph.output, isJoint: false });
  });

  test("orders the nodes of a layer by what reads them", () => {
    const reading = (...reads: string[]): AggregatorSpec => aggregator({ model: "x:y", reads });
    const first = Object.fromEntries(
      ["a", "b", "c", "d", "e", "f"].map((name) => [name, proposer({ model: "x:y" })]),
    );
    const second = { x: reading("a", "d"), y: reading("c", "f"), z: reading("b", "e") };
    const nodes = { ...first, ...second, end: reading("x", "y", "z") };
    const { boxes } = graphLayout(
      { version: 1, name: "crossed", nodes, output: "end" },
      () => size,
    );
    const names = boxes.toSorted((one, other) => one.top - other.top).map(({ name }) => name);
    const column = (members: string): string =>
      names.filter((name) => members.includes(name)).join("");
    // In the order of the graph, six pairs of edges cross. In this one, none.
    expect([column("abcdef"), column("xyz")]).toEqual(["adbecf", "xzy"]);
  });

  test("draws the nodes in a node in frames of their own, and marks routes", () => {
    const ask = proposer({ model: "x:y" });
    const fuse = aggregator({ model: "x:f", reads: ["llama", "qwen"] });
    const inner = defineGraph({
      name: "p",
      nodes: { llama: ask, qwen: ask, fuse },
      output: "fuse",
    });
    const outer = defineGraph({
      name: "routed",
      nodes: {
        pick: router({ rule: "cheapest", routes: ["solo", "panel"] }),
        solo: ask,
        panel: graphNode({ graph: inner }),
        end: aggregator({ model: "x:e", reads: ["solo", "panel"] }),
      },
      output: "end",
    });
    const { frames, boxes, edges } = graphLayout(outer, () => size);
    expect(frames.map(({ heading }) => heading).toSorted()).toEqual([
      "layer 1",
      "layer 2",
      "layer 4",
      "panel · layer 2",
      "panel · layer 3",
    ]);
    expect(boxes.find(({ name }) => name === "panel/llama")).toMatchObject({
      kind: "proposer",
      models: ["x:y"],
    });
    const routes = edges.filter(({ isRoute }) => isRoute);
    expect(routes.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual([
      "pick panel/llama",
      "pick panel/qwen",
      "pick solo",
    ]);
    const lines = toSvg(outer).match(/class="edge route"/g);
    expect(lines).toHaveLength(3);
    expect(toSvg(outer)).toContain(">llama</text>");
    expect(toMermaid(outer)).toContain('subgraph layer3["panel · layer 2"]');
    expect(toMermaid(outer)).toContain("  n1 -.-> n2\n");
  });
});
