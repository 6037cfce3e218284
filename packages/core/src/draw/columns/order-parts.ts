import type { Dot, Part } from "./drawing-parts.js";
import {
  crossingsAmong,
  crossingsOf,
  type Wire,
  wiresAfter,
  wiresBefore,
  type WiresOf,
} from "./wires.js";

/** Most sweeps over the columns. */
const mostSweeps = 32;

/** Most edges that all sweeps look at, so that the time for a large graph is linear. */
const mostEdges = 200_000;

/** Most times that a sweep compares the neighbours of a column. */
const mostRounds = 6;

/**
 * Returns the parts of each column, and the dots of each part, in an order in which few edges cross.
 *
 * Sweeps go through the columns from left to right and back. They sort each column by the mean
 * position of what its parts are linked with, and swap neighbours that then cross less. Every second
 * pair of sweeps reverses each column first, which leads out of dead ends. Of several orders with the
 * fewest crossings, the first is returned.
 */
export function orderParts(columns: readonly Part[][]): readonly Part[][] {
  for (const column of columns) {
    sortByMean(column, wiresBefore);
    numberDots(column);
  }
  let best = orderOf(columns);
  const sweeps = sweepsOver(columns);
  for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep += 1) {
    sweepColumns(columns, sweep);
    const order = orderOf(columns);
    if (order.crossings < best.crossings) best = order;
  }
  return best.columns;
}

function sweepsOver(columns: readonly Part[][]): number {
  const edges = columns.flat().reduce((sum, { before }) => sum + before.length, 1);
  return Math.max(2, Math.min(mostSweeps, Math.floor(mostEdges / edges)));
}

function sweepColumns(columns: readonly Part[][], sweep: number): void {
  const [inTurn, wiresOf] =
    sweep % 2 === 0 ? [columns, wiresBefore] : [columns.toReversed(), wiresAfter];
  for (const column of inTurn) {
    if (sweep % 4 > 1) reverse(column);
    sortByMean(column, wiresOf);
    swapNeighbours(column);
    for (const { dots } of column) {
      sortByMean(dots, wiresAfter);
      swapNeighbours(dots);
    }
    numberDots(column);
  }
}

function reverse(column: Part[]): void {
  column.reverse();
  for (const { dots } of column) dots.reverse();
  numberDots(column);
}

function sortByMean(things: (Part | Dot)[], wiresOf: WiresOf): void {
  const means = new Map(things.map((thing) => [thing, meanOf(wiresOf(thing)) ?? thing.position]));
  things.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
}

function meanOf(wires: readonly Wire[]): number | undefined {
  const edges = wires.reduce((sum, wire) => sum + wire.edges, 0);
  if (edges === 0) return undefined;
  return wires.reduce((sum, wire) => sum + wire.position * wire.edges, 0) / edges;
}

/** Swaps neighbours while this saves crossings. */
function swapNeighbours(things: (Part | Dot)[]): void {
  const sides = things.map((thing) => ({
    thing,
    before: wiresBefore(thing),
    after: wiresAfter(thing),
  }));
  let isDone = false;
  for (let round = 0; round < mostRounds && !isDone; round += 1) {
    isDone = true;
    sides.forEach((lower, index) => {
      const upper = sides[index - 1];
      if (upper === undefined || savedBySwap(upper, lower) <= 0) return;
      sides.splice(index - 1, 2, lower, upper);
      isDone = false;
    });
  }
  things.splice(0, things.length, ...sides.map(({ thing }) => thing));
}

interface Sides {
  readonly before: readonly Wire[];
  readonly after: readonly Wire[];
}

function savedBySwap(upper: Sides, lower: Sides): number {
  const now = crossingsOf(upper.before, lower.before) + crossingsOf(upper.after, lower.after);
  return now - crossingsOf(lower.before, upper.before) - crossingsOf(lower.after, upper.after);
}

/** Sets the positions in a column. */
function numberDots(column: readonly Part[]): void {
  let next = 0;
  for (const part of column) {
    part.position = next + (part.dots.length - 1) / 2;
    for (const dot of part.dots) {
      dot.position = next;
      next += 1;
    }
  }
}

interface Order {
  readonly columns: readonly Part[][];
  readonly crossings: number;
}

/** The present order, as a copy, with its crossings. */
function orderOf(columns: readonly Part[][]): Order {
  return {
    columns: columns.map((column) => column.map((part) => ({ ...part, dots: [...part.dots] }))),
    crossings: columns.reduce((sum, column) => sum + crossingsAmong(column.map(wiresBefore)), 0),
  };
}
