import type { GraphSpec, ModelSettings } from "@moagraph/core/graph";

/** The model settings of a graph's nodes, in order. Nodes without a model are omitted. */
export function settingsOf(graph: GraphSpec): ModelSettings[] {
  return Object.values(graph.nodes).flatMap((node) =>
    "model" in node && node.kind !== "router" ? [node] : [],
  );
}
