import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { depthsOf, layersOf } from "../spec/layers.js";
import { kindOf } from "../spec/node-kinds.js";
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

/** Sorts the layers of a graph into columns by depth, so that every edge goes to the right. */
export function columnsOf(graph: GraphSpec): Column[] {
  const depths = depthsOf(graph);
  const lastReaders = lastReadersOf(graph, depths);
  const layers = columnLayers(graph);
  return Array.from({ length: Math.max(...depths.values()) }, (_, index) => ({
    layers: layers.filter(({ nodes }) => depths.get(nodes[0]?.name ?? "") === index + 1),
    passing: [...depths]
      .filter(([name, depth]) => depth <= index && (lastReaders.get(name) ?? 0) > index + 1)
      .map(([name]) => name),
  }));
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
