import type { GraphSpec } from "@moagraph/core/graph";

/** The edges of a graph from prompt to answer, one for each read. */
export function linksOf(graph: GraphSpec): { readonly from: string; readonly to: string }[] {
  const links = Object.entries(graph.nodes).flatMap(([to, node]) => {
    const { reads = [] } = node as { readonly reads?: readonly string[] };
    return (reads.length === 0 ? ["prompt"] : reads).map((from) => ({ from, to }));
  });
  return [...links, { from: graph.output, to: "answer" }];
}
