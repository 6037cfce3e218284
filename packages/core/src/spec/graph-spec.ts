import type { AggregatorSpec } from "./aggregator.js";
import type { CriticSpec } from "./critic.js";
import type { HumanSpec } from "./human.js";
import type { GraphPolicies } from "./policies/policies.js";
import type { ProposerSpec } from "./proposer.js";
import type { RankerSpec } from "./ranker.js";
import type { ReducerSpec } from "./reducer.js";
import type { RouterSpec } from "./router.js";
import type { SelectorSpec } from "./selector.js";
import type { VerifierSpec } from "./verifier.js";

/** A node that holds no other nodes. */
export type FlatNodeSpec =
  | ProposerSpec
  | AggregatorSpec
  | RankerSpec
  | ReducerSpec
  | SelectorSpec
  | CriticSpec
  | VerifierSpec
  | RouterSpec
  | HumanSpec;

/** A node that holds a graph. Its name stands for the output of that graph. */
export interface GraphNodeSpec {
  readonly kind: "graph";
  /** The graph. It reads nothing of the graph around it, except the conversation. */
  readonly graph: GraphSpec;
}

/** A node of a graph as plain data, discriminated by `kind`. */
export type NodeSpec = FlatNodeSpec | GraphNodeSpec;

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

/** A graph whose nodes hold no other nodes. */
export interface FlatGraph extends GraphSpec {
  readonly nodes: { readonly [name: string]: FlatNodeSpec };
}

/** A node of a graph with its name. */
export type NamedNode<Node extends NodeSpec = NodeSpec> = readonly [name: string, node: Node];

/** The nodes of a graph with their names, in the order of the graph. */
export function nodesOf<Node extends NodeSpec>(graph: {
  readonly nodes: { readonly [name: string]: Node };
}): NamedNode<Node>[] {
  return Object.entries(graph.nodes);
}
