import type { GraphSpec, ModelSettings } from "@moagraph/core/graph";

/** How the nodes of a graph ask their models, in order; those that ask none are left out. */
export function settingsOf(graph: GraphSpec): ModelSettings[] {
  return Object.values(graph.nodes).flatMap((node) => (node.kind === "reducer" ? [] : [node]));
}
