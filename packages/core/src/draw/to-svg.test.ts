import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementsOf, pointsAlong } from "../../test/drawing.js";
import { randomGraph } from "../../test/random-graph.js";
import {
  aggregator,
  critic,
  defineGraph,
  type GraphSpec,
  proposer,
  reducer,
  toSvg,
} from "../graph.js";
import { textWidth } from "./text-width.js";

const unequal = defineGraph({
  name: "unequal",
  nodes: {
    ada: proposer({ model: "x:ada", samples: 3 }),
    bob: proposer({ model: "x:bob" }),
    remarks: critic({ model: "x:c", reads: ["ada"] }),
    vote: reducer({ reads: ["ada", "bob"], reduce: "majority" }),
    better: aggregator({ model: "x:f", reads: ["remarks"] }),
    fuse: aggregator({ model: "x:f", reads: ["better", "vote", "bob"] }),
  },
  output: "fuse",
});

function lone(name: string, model: string): GraphSpec {
  return defineGraph({ name, nodes: { lone: proposer({ model }) }, output: "lone" });
}

function textsOf(graph: GraphSpec): string[] {
  return elementsOf(toSvg(graph)).flatMap(({ name, text }) => (name === "text" ? text : []));
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxesOf(svg: string): Rectangle[] {
  return elementsOf(svg)
    .filter(({ attributes }) => attributes["class"] === "box")
    .map(({ attributes }) => ({
      x: Number(attributes["x"]),
      y: Number(attributes["y"]),
      width: Number(attributes["width"]),
      height: Number(attributes["height"]),
    }));
}

/** The edges as points; where an edge touches a box it may begin or end. */
function edgesOf(svg: string): ReturnType<typeof pointsAlong>[] {
  return elementsOf(svg)
    .filter(({ attributes }) => attributes["class"] === "edge")
    .map(({ attributes }) => pointsAlong(attributes["d"] ?? ""));
}

function isInside({ x, y, width, height }: Rectangle, point: { x: number; y: number }): boolean {
  const isAcross = point.x > x + 0.2 && point.x < x + width - 0.2;
  return isAcross && point.y > y - 0.2 && point.y < y + height + 0.2;
}

describe("toSvg", () => {
  test("shows name, models, kind and calls of each node, between prompt and answer", () => {
    const boxes = [
      "ada, x:ada, proposer × 3",
      "bob, x:bob, proposer",
      "remarks, x:c, critic × 3",
      "vote, reducer",
      "better, x:f, aggregator",
      "fuse, x:f, aggregator",
    ];
    const layers = "layer 1, layer 2, layer 3, layer 4, layer 5";
    expect(textsOf(unequal).join(", ")).toBe([layers, "prompt", ...boxes, "answer"].join(", "));
  });

  test("draws every read, from the prompt and to the answer too", () => {
    expect(edgesOf(toSvg(unequal))).toHaveLength(2 + 1 + 2 + 1 + 3 + 1);
  });

  test("has a description for screen readers", () => {
    const [svg, title, description] = elementsOf(toSvg(lone("one", "x:y")));
    expect(svg?.attributes).toMatchObject({ role: "img" });
    expect(title).toMatchObject({ name: "title", text: "one" });
    expect(description).toMatchObject({
      name: "desc",
      text: "lone (proposer) reads the prompt. The answer is that of lone.",
    });
  });

  test("is the same text for the same graph", () => {
    expect(toSvg(structuredClone(unequal))).toBe(toSvg(unequal));
  });

  test("escapes XML markup in texts", () => {
    const hostile = `</text><script>alert("1")</script> & <![CDATA[ ' ]]> &amp; <!-- %`;
    const graph = lone(hostile, hostile);
    expect(textsOf(graph)).toContain(hostile);
    expect(elementsOf(toSvg(graph)).map(({ name }) => name)).not.toContain("script");
  });

  test("replaces characters that XML does not allow", () => {
    expect(textsOf(lone("x", "a\uD800b\uFFFEc😀"))).toContain("a�b�c😀");
  });

  test("is well-formed for any text", () => {
    const property = fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
      const model = `x:${text}]]></svg>`.replaceAll(/\p{Cc}/gu, "");
      const graph = lone("odd", model);
      expect(textsOf(graph)).toContain(model.replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD"));
    });
    fc.assert(property);
  });

  test.each(["x:".padEnd(4_000, "model-"), "x:模型模型模型模型模型模型"])(
    "makes room for %s",
    (model) => {
      const [box] = boxesOf(toSvg(lone("wide", model)));
      expect(box?.width).toBeGreaterThan(textWidth(model, 12));
    },
  );

  test("draws no edge through a box, and everything within its area", () => {
    const property = fc.property(randomGraph, ({ graph }) => {
      const svg = toSvg(graph);
      const [, y = 0, width = 0, height = 0] =
        elementsOf(svg)[0]?.attributes["viewBox"]?.split(" ").map(Number) ?? [];
      const boxes = boxesOf(svg);
      const points = edgesOf(svg).flat();
      expect(boxes).toHaveLength(Object.keys(graph.nodes).length);
      expect(points.filter((point) => boxes.some((box) => isInside(box, point)))).toEqual([]);
      const outside = points.filter(
        (point) => point.x < 0 || point.x > width || point.y < y || point.y > y + height,
      );
      expect(outside).toEqual([]);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
