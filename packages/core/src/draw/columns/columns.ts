import type { FlatGraph } from "../../spec/graph-spec.js";
import { depthsOf } from "../../spec/flow/layers.js";
import { largest } from "../../spec/flow/largest.js";
import type { DrawnLayer } from "./drawn-layers.js";

/** The nodes at one depth of the graph, drawn below each other. */
export interface Column {
  readonly layers: readonly DrawnLayer[];
  /** Nodes left of this column that nodes right of it wait for. Their edges cross the column. */
  readonly passing: readonly string[];
}

/**
 * Most gaps for edges that cross columns. A chain of nodes that the last one reads all has half the
 * square of its length. In a drawing with more, edges are direct, and may cross boxes.
 */
const maxGaps = 100_000;

/** Sorts the layers of a graph into columns by depth, so that every edge goes to the right. */
export function columnsOf(graph: FlatGraph, layers: readonly DrawnLayer[]): Column[] {
  const depths = depthsOf(graph);
  const columns = Array.from({ length: largest(depths.values()) }, () => ({
    layers: [] as DrawnLayer[],
    passing: [] as string[],
  }));
  for (const layer of layers) {
    columns[(depths.get(layer.nodes[0]?.name ?? "") ?? 0) - 1]?.layers.push(layer);
  }
  const crossings = crossingsOf(layers, depths);
  if (crossings.reduce((sum, { from, to }) => sum + to - from, 0) > maxGaps) return columns;
  for (const { name, from, to } of crossings) {
    for (const column of columns.slice(from, to)) column.passing.push(name);
  }
  return columns;
}

/** For each node, the indexes of the columns that its edges cross. */
function crossingsOf(
  layers: readonly DrawnLayer[],
  depths: ReadonlyMap<string, number>,
): { name: string; from: number; to: number }[] {
  const lastReaders = lastReadersOf(layers, depths);
  return [...depths].map(([name, depth]) => {
    const last = (lastReaders.get(name) ?? 0) - 1;
    return { name, from: depth, to: Math.max(depth, last) };
  });
}

/** Depth of the deepest node that waits for each node. */
function lastReadersOf(
  layers: readonly DrawnLayer[],
  depths: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { before, nodes } of layers) {
    const depth = depths.get(nodes[0]?.name ?? "") ?? 0;
    for (const name of before) last.set(name, Math.max(last.get(name) ?? 0, depth));
  }
  return last;
}
