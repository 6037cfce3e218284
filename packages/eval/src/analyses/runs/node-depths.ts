import { flatGraphOf, type GraphSpec } from "@moagraph/core/graph";

/** Returns the number of nodes on the longest path to each node of a graph, itself included. Reads are followed, routes are not. */
export function nodeDepths(graph: GraphSpec): ReadonlyMap<string, number> {
  const { nodes } = flatGraphOf(graph);
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const node = nodes[name];
    const reads = (node !== undefined && "reads" in node ? node.reads : undefined) ?? [];
    const depth = 1 + Math.max(0, ...reads.map(depthOf));
    depths.set(name, depth);
    return depth;
  };
  for (const name of Object.keys(nodes)) depthOf(name);
  return depths;
}
