import type { Dot, Part } from "./drawing-parts.js";

/** The end of edges in a column beside: where they end, and how many they are. */
export interface Wire {
  readonly position: number;
  readonly edges: number;
}

/** The edges of a part or a dot to one side, from top to bottom. */
export type WiresOf = (thing: Part | Dot) => readonly Wire[];

/** The edges that come from the left. All dots of a part have the same, so a dot has none of its own. */
export function wiresBefore(thing: Part | Dot): readonly Wire[] {
  if ("next" in thing) return [];
  return sortWires(thing.before.map(({ position }) => ({ position, edges: thing.dots.length })));
}

/** The edges that go to the right. */
export function wiresAfter(thing: Part | Dot): readonly Wire[] {
  const next = "next" in thing ? thing.next : thing.dots.flatMap((dot) => dot.next);
  return sortWires(next.map(({ position, dots }) => ({ position, edges: dots.length })));
}

/** Number of edges that cross if the first wires begin above the second ones. */
export function crossingsOf(above: readonly Wire[], below: readonly Wire[]): number {
  let crossings = 0;
  let passed = 0;
  let index = 0;
  for (const { position, edges } of above) {
    for (let wire = below[index]; wire !== undefined && wire.position < position;) {
      passed += wire.edges;
      index += 1;
      wire = below[index];
    }
    crossings += passed * edges;
  }
  return crossings;
}

/** Number of edges that cross between lists of wires which begin below each other. */
export function crossingsAmong(lists: readonly (readonly Wire[])[]): number {
  return merge(lists).crossings;
}

interface Merged {
  readonly wires: readonly Wire[];
  readonly crossings: number;
}

function merge(lists: readonly (readonly Wire[])[]): Merged {
  if (lists.length < 2) return { wires: lists[0] ?? [], crossings: 0 };
  const half = Math.floor(lists.length / 2);
  const above = merge(lists.slice(0, half));
  const below = merge(lists.slice(half));
  return {
    wires: sortWires([...above.wires, ...below.wires]),
    crossings: above.crossings + below.crossings + crossingsOf(above.wires, below.wires),
  };
}

function sortWires(wires: readonly Wire[]): Wire[] {
  return wires.toSorted((a, b) => a.position - b.position);
}
