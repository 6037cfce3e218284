import { graphLayout, type GraphSpec } from "@moagraph/core/graph";
import { boxSize, type Drawing, type Point } from "./drawing.js";

/** Draws a graph with the layout of core. */
export function drawWithMoagraph(graph: GraphSpec): Drawing {
  const { area, prompt, answer, boxes, edges } = graphLayout(graph, () => boxSize);
  return {
    boxes: [{ name: "prompt", ...prompt }, ...boxes, { name: "answer", ...answer }],
    lines: edges.map(({ from, to, path }) => ({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      points: pointsAlong(path),
    })),
    width: area.width,
    height: area.height,
  };
}

const pointsPerCurve = 8;

/** Points along a path of the commands M, H and C. */
function pointsAlong(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, numbers = ""] of path.matchAll(/([MHC])([^MHC]*)/g)) {
    const values = numbers.split(/[ ,]/).map(Number);
    const start = points.at(-1) ?? { x: 0, y: 0 };
    if (command === "C") points.push(...pointsOfCurve(start, values));
    else points.push({ x: values[0] ?? 0, y: values[1] ?? start.y });
  }
  return points;
}

function pointsOfCurve(
  { x, y }: Point,
  [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]: number[],
): Point[] {
  return Array.from({ length: pointsPerCurve }, (_, index) => {
    const t = (index + 1) / pointsPerCurve;
    return { x: between([x, x1, x2, x3], t), y: between([y, y1, y2, y3], t) };
  });
}

function between([a, b, c, d]: readonly [number, number, number, number], t: number): number {
  const u = 1 - t;
  return u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
}
