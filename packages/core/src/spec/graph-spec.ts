import type { NodeSpec } from "./node-kinds.js";
import type { GraphPolicies } from "./policies/policies.js";

/**
 * A Mixture-of-Agents as frozen plain data: which models answer, who reads whom, whose answer counts.
 *
 * Made by `defineGraph`, `layered` or `graphFromJson`, all of which check it first.
 */
export interface GraphSpec<NodeName extends string = string> extends GraphPolicies {
  /** The version of this format. */
  readonly version: 1;
  /** What diagrams, traces and events call the graph. */
  readonly name: string;
  /** The steps by name. */
  readonly nodes: { readonly [Name in NodeName]: NodeSpec };
  /** The node whose text is the answer. */
  readonly output: NodeName;
}

/** A node of a graph together with its name. */
export type NamedNode = readonly [name: string, node: NodeSpec];

/** The nodes of a graph, as they are written. */
export function nodesOf(graph: GraphSpec): NamedNode[] {
  return Object.entries(graph.nodes);
}
