import type { NodeSpec } from "./node-kinds.js";
import type { GraphPolicies } from "./policies/policies.js";

/**
 * A Mixture-of-Agents graph as frozen plain data: its nodes, what each of them reads, and the output.
 *
 * Create it with `defineGraph`, `layered` or `graphFromJson`. All three validate it.
 */
export interface GraphSpec<NodeName extends string = string> extends GraphPolicies {
  /** Version of the graph format. */
  readonly version: 1;
  /** Name of the graph in diagrams, traces and events. */
  readonly name: string;
  /** The nodes by name. */
  readonly nodes: { readonly [Name in NodeName]: NodeSpec };
  /** The node whose text is the answer. */
  readonly output: NodeName;
}

/** A node of a graph with its name. */
export type NamedNode = readonly [name: string, node: NodeSpec];

/** The nodes of a graph with their names, in the order of the graph. */
export function nodesOf(graph: GraphSpec): NamedNode[] {
  return Object.entries(graph.nodes);
}
