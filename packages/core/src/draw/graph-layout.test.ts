import { describe, expect, test } from "vitest";
import { pointsAlong } from "../../test/drawing.js";
import { graphLayout, type GraphSpec, layered, proposer } from "../graph.js";

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
});
