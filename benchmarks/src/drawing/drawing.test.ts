import { expect, test } from "vitest";
import { crossingsOf } from "./crossings-of.js";
import { drawWithDagre } from "./draw-with-dagre.js";
import { drawWithMoagraph } from "./draw-with-moagraph.js";
import type { Point } from "./drawing.js";
import { qualityOf } from "./quality-of.js";
import { randomGraph } from "./sample-graphs.js";

function line(...heights: readonly number[]): { points: Point[] } {
  return { points: heights.map((y, index) => ({ x: 10 * index, y })) };
}

test("counts each pair of lines that cross, and a shared part once as a place", () => {
  expect(crossingsOf([line(0, 0), line(9, 9)])).toEqual({ pairs: 0, places: 0 });
  expect(crossingsOf([line(0, 9), line(9, 0)])).toEqual({ pairs: 1, places: 1 });
  // Two lines that part after they have crossed the third.
  expect(crossingsOf([line(0, 9, 9), line(0, 9, 15), line(9, 0, 0)])).toEqual({
    pairs: 2,
    places: 1,
  });
  // They meet at an end only.
  expect(crossingsOf([line(0, 5), line(9, 5)])).toEqual({ pairs: 0, places: 0 });
});

test("a drawing of 60 nodes has fewer crossings than dagre's, and no line through a box", () => {
  const graph = randomGraph(60, 4);
  const { crossings, throughBoxes } = qualityOf(drawWithMoagraph(graph));
  expect(throughBoxes).toBe(0);
  expect(crossings).toBeLessThanOrEqual(153);
  expect(crossings).toBeLessThan(qualityOf(drawWithDagre(graph)).crossings);
});
