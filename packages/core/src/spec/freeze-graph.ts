import type { GraphSpec } from "./graph-spec.js";

/** A deeply frozen copy of the graph, without the keys whose value is `undefined`. */
export function freezeGraph<NodeName extends string>(
  graph: GraphSpec<NodeName>,
): GraphSpec<NodeName> {
  return freezeCopy(graph) as GraphSpec<NodeName>;
}

function freezeCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(freezeCopy));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.freeze(Object.fromEntries(entries.map(([key, entry]) => [key, freezeCopy(entry)])));
}
