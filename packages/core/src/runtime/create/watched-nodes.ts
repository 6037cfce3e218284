import { type FlatGraph, nodesOf } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { NodePolicies } from "../../spec/policies/policies.js";
import type { AggregatorSpec } from "../../spec/aggregator.js";

/** Whether a node writes its text in rounds, while what it reads is being written. */
export function hasStaircase(
  node: { readonly kind: string },
  policies: NodePolicies | undefined,
): boolean {
  const kind: AggregatorSpec["kind"] = "aggregator";
  return node.kind === kind && policies?.staircase !== undefined;
}

/** The nodes that nodes with a `staircase` read; `undefined` if no node has one. */
export function watchedNodes(
  graph: FlatGraph,
  policies: ReadonlyMap<string, NodePolicies>,
): ReadonlySet<string> | undefined {
  const readers = nodesOf(graph).filter(([name, node]) => hasStaircase(node, policies.get(name)));
  if (readers.length === 0) return undefined;
  return new Set(readers.flatMap(([, node]) => kindOf(node).reads(node)));
}
