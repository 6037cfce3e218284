import { flatGraphOf } from "../expand/flat-graph-of.js";
import { type FlatGraph, type GraphSpec, nodesOf } from "../graph-spec.js";
import { predecessorsOf } from "./predecessors.js";
import { topologicalOrder } from "../expand/topological-order.js";
import { largest } from "./largest.js";

/**
 * Returns the layers of a graph. Each layer lists the names of the nodes that read the same nodes, and
 * that the same routers may choose.
 *
 * The nodes that read nothing form the first layer. A layer comes after all layers that it reads. Nodes in
 * other nodes have the path as their name, such as `panel/llama`.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { layersOf } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const sizes = layersOf(moaLite.graph).map((layer) => layer.length); // [6, 1]
 * ```
 */
export function layersOf(graph: GraphSpec): string[][] {
  const layers = new Map<string, { depth: number; names: string[] }>();
  const flat = flatGraphOf(graph);
  const depths = depthsOf(flat);
  const predecessors = predecessorsOf(flat);
  for (const [name] of nodesOf(flat)) {
    const key = JSON.stringify(predecessors.get(name));
    const layer = layers.get(key);
    if (layer === undefined) layers.set(key, { depth: depths.get(name) ?? 0, names: [name] });
    else layer.names.push(name);
  }
  return [...layers.values()].toSorted((a, b) => a.depth - b.depth).map((layer) => layer.names);
}

/**
 * Returns the number of nodes on the longest path through a graph: the number of layers in its plan.
 *
 * {@link layersOf} has more layers if nodes run at the same time and read different nodes.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { depthOf } from "@moagraph/core/graph";
 * import { moa } from "@moagraph/recipes";
 *
 * const depth = depthOf(moa.graph); // 3
 * ```
 */
export function depthOf(graph: GraphSpec): number {
  return largest(depthsOf(flatGraphOf(graph)).values());
}

/** The names of the nodes at each depth, from depth 1. */
export function namesByDepth(graph: FlatGraph): string[][] {
  const names: string[][] = [];
  const depths = depthsOf(graph);
  for (const [name] of nodesOf(graph)) (names[(depths.get(name) ?? 1) - 1] ??= []).push(name);
  return names;
}

/** Number of nodes on the longest path to each node, itself included. */
export function depthsOf(graph: GraphSpec): ReadonlyMap<string, number> {
  const predecessors = predecessorsOf(graph);
  const depths = new Map<string, number>();
  for (const name of topologicalOrder(predecessors)) {
    const before = (predecessors.get(name) ?? []).map((read) => depths.get(read) ?? 0);
    depths.set(name, 1 + largest(before));
  }
  return depths;
}
