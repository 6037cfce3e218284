import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { depthsOf, layersOf } from "../spec/flow/layers.js";
import { kindOf } from "../spec/node-kinds.js";
import { largest } from "../spec/flow/largest.js";
import { type NodeLabel, nodeLabels } from "./node-label.js";

/** A layer of a column. */
export interface ColumnLayer {
  /** Number of the layer, from 1. */
  readonly number: number;
  readonly nodes: readonly NodeLabel[];
  /** The nodes that all nodes of the layer read. */
  readonly reads: readonly string[];
}

/** The nodes at one depth of the graph, drawn below each other. */
export interface Column {
  readonly layers: readonly ColumnLayer[];
  /** Nodes left of this column that are read right of it. Their edges cross the column. */
  readonly passing: readonly string[];
}

/**
 * Most gaps for edges that cross columns. A chain of nodes that the last one reads all has half the
 * square of its length. In a drawing with more, edges are direct, and may cross boxes.
 */
const maxGaps = 100_000;

/** Sorts the layers of a graph into columns by depth, so that every edge goes to the right. */
export function columnsOf(graph: GraphSpec): Column[] {
  const depths = depthsOf(graph);
  const columns = Array.from({ length: largest(depths.values()) }, () => ({
    layers: [] as ColumnLayer[],
    passing: [] as string[],
  }));
  for (const layer of columnLayers(graph)) {
    columns[(depths.get(layer.nodes[0]?.name ?? "") ?? 0) - 1]?.layers.push(layer);
  }
  const crossings = crossingsOf(graph, depths);
  if (crossings.reduce((sum, { from, to }) => sum + to - from, 0) > maxGaps) return columns;
  for (const { name, from, to } of crossings) {
    for (const column of columns.slice(from, to)) column.passing.push(name);
  }
  return columns;
}

/** For each node, the indexes of the columns that its edges cross. */
function crossingsOf(
  graph: GraphSpec,
  depths: ReadonlyMap<string, number>,
): { name: string; from: number; to: number }[] {
  const lastReaders = lastReadersOf(graph, depths);
  return [...depths].map(([name, depth]) => {
    const last = (lastReaders.get(name) ?? 0) - 1;
    return { name, from: depth, to: Math.max(depth, last) };
  });
}

function columnLayers(graph: GraphSpec): ColumnLayer[] {
  const labels = nodeLabels(graph);
  const reads = new Map(nodesOf(graph).map(([name, node]) => [name, kindOf(node).reads(node)]));
  return layersOf(graph).map((names, index) => ({
    number: index + 1,
    nodes: names.flatMap((name) => labels.get(name) ?? []),
    reads: names.slice(0, 1).flatMap((name) => reads.get(name) ?? []),
  }));
}

/** Depth of the deepest reader of each node. */
function lastReadersOf(
  graph: GraphSpec,
  depths: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [name, node] of nodesOf(graph)) {
    for (const read of kindOf(node).reads(node)) {
      last.set(read, Math.max(last.get(read) ?? 0, depths.get(name) ?? 0));
    }
  }
  return last;
}
