import { crossingsOf, heightAt } from "./crossings-of.js";
import type { DrawnBox, DrawnLine, Drawing, Point } from "./drawing.js";

/** How readable a drawing is. */
export interface Quality {
  /** Crossings of all pairs of lines. */
  readonly crossings: number;
  /** Places where lines cross. */
  readonly crossingPlaces: number;
  /** Pairs of a line and a box that it crosses. */
  readonly throughBoxes: number;
  /** Length of all lines, in pixels. */
  readonly length: number;
  /** In millions of square pixels. */
  readonly area: number;
}

/** Measures a drawing. */
export function qualityOf({ boxes, lines, width, height }: Drawing): Quality {
  const { pairs, places } = crossingsOf(lines);
  return {
    crossings: pairs,
    crossingPlaces: places,
    throughBoxes: lines.reduce((sum, line) => sum + boxesThrough(line, boxes), 0),
    length: lines.reduce((sum, { points }) => sum + lengthOf(points), 0),
    area: (width * height) / 1e6,
  };
}

/** Number of boxes that a line crosses, between its ends. */
function boxesThrough({ points, from, to }: DrawnLine, boxes: readonly DrawnBox[]): number {
  const start = points[0]?.x ?? 0;
  const end = points.at(-1)?.x ?? 0;
  return boxes.filter(({ name, left, top, width, height }) => {
    if (name === from || name === to) return false;
    const xs = [1, width / 4, width / 2, (3 * width) / 4, width - 1].map((x) => left + x);
    return xs.some((x) => {
      const y = heightAt(points, x);
      return x > start && x < end && y > top + 1 && y < top + height - 1;
    });
  }).length;
}

function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (const [index, { x, y }] of points.entries()) {
    const before = points[index - 1];
    if (before !== undefined) sum += Math.hypot(x - before.x, y - before.y);
  }
  return sum;
}
