import type { DrawnLine, Point } from "./drawing.js";

/** Differences below this are a shared part of two lines, in pixels. */
const tolerance = 0.5;

/** How often lines cross. */
export interface Crossings {
  /** Crossings of all pairs of lines. */
  readonly pairs: number;
  /** Places where lines cross. Lines that share a part cross another line there once. */
  readonly places: number;
}

/** Counts the crossings between lines that go to the right. */
export function crossingsOf(lines: readonly DrawnLine[]): Crossings {
  const points = lines.flatMap((line, index) =>
    lines.slice(index + 1).flatMap((other) => crossingPoints(line.points, other.points)),
  );
  const places = new Set(points.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`));
  return { pairs: points.length, places: places.size };
}

/** The points at which two lines change sides. */
function crossingPoints(a: readonly Point[], b: readonly Point[]): Point[] {
  const left = Math.max(a[0]?.x ?? 0, b[0]?.x ?? 0);
  const right = Math.min(a.at(-1)?.x ?? 0, b.at(-1)?.x ?? 0);
  if (left >= right) return [];
  const between = [...a, ...b].map(({ x }) => x).filter((x) => x > left && x < right);
  const points: Point[] = [];
  let before = { x: left, difference: 0 };
  for (const x of [left, ...between.toSorted((first, second) => first - second), right]) {
    const difference = heightAt(a, x) - heightAt(b, x);
    if (Math.abs(difference) < tolerance) continue;
    if (before.difference * difference < 0)
      points.push(crossingPoint(a, before, { x, difference }));
    before = { x, difference };
  }
  return points;
}

interface Gap {
  readonly x: number;
  readonly difference: number;
}

function crossingPoint(line: readonly Point[], from: Gap, to: Gap): Point {
  const part = from.difference / (from.difference - to.difference);
  const x = from.x + part * (to.x - from.x);
  return { x, y: heightAt(line, x) };
}

/** The height of a line at `x`. */
export function heightAt(points: readonly Point[], x: number): number {
  const next = points.findIndex((point) => point.x >= x);
  const to = points[next] ?? points.at(-1) ?? { x: 0, y: 0 };
  const from = points[next - 1] ?? to;
  const part = to.x > from.x ? (x - from.x) / (to.x - from.x) : 1;
  return from.y + part * (to.y - from.y);
}
