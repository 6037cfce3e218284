import type { AggregatorSpec } from "./aggregator.js";
import type { CriticSpec } from "./critic.js";
import type { HumanSpec } from "./human.js";
import type { GraphPolicies } from "./policies/policies.js";
import type { ProposerSpec } from "./proposer.js";
import type { RankerSpec } from "./ranker.js";
import type { ReducerSpec } from "./reducer.js";
import type { RouterSpec } from "./router.js";
import type { SelectorSpec } from "./selector.js";
import type { Until } from "./until.js";
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

/** A node that holds a graph, and passes on its answer. */
export interface GraphNodeSpec<NodeName extends string = string> {
  readonly kind: "graph";
  /** The graph. It sees the conversation, and reads nothing of the graph around it. */
  readonly graph: GraphSpec<NodeName>;
}

/** What a repeat runs in each round. */
export interface RepeatBody<NodeName extends string = string> {
  /**
   * The nodes by name. They can read each other and `"input"`: in the first round the proposals that the
   * repeat reads, then those of the round before.
   */
  readonly nodes: { readonly [Name in NodeName]: NodeSpec };
  /** The node or nodes whose proposals a round passes on, in this order. */
  readonly output: NodeName | readonly NodeName[];
}

/** A node that runs others in rounds, and passes on what the last round passes on. */
export interface RepeatSpec<Read extends string = string, NodeName extends string = string> {
  readonly kind: "repeat";
  /** Names of the nodes whose proposals the first round works on. At least one. */
  readonly reads: readonly Read[];
  readonly body: RepeatBody<NodeName>;
  /** When to stop before the last round. It is checked after each round, with its proposals. */
  readonly until: Until;
  /**
   * The most rounds, from 1 to 100. Rounds that are not needed take time too: each of their nodes is a
   * skipped step of LangGraph, and this time grows with the square of the number of steps.
   */
  readonly maxRounds: number;
}

/** A node of a graph as plain data, discriminated by `kind`. */
export type NodeSpec = FlatNodeSpec | GraphNodeSpec | RepeatSpec;

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
