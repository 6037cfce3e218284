// The data model of a graph.
//
// A graph is frozen plain data: named nodes, the output, and policies. Each node kind has one file
// with its interface, its constructor and its declaration (`NodeKind`). The table below lists the
// kinds. All other folders read the declaration through `kindOf`, and never test for a single kind.
// `policies/` has one file per group of policies, with the JSON Schema of each.

import { type AggregatorSpec, aggregatorKind } from "./aggregator.js";
import { type CriticSpec, criticKind } from "./critic.js";
import { type HumanSpec, humanKind } from "./human.js";
import type { NodeKind } from "./node-kind.js";
import { type ProposerSpec, proposerKind } from "./proposer.js";
import { type RankerSpec, rankerKind } from "./ranker.js";
import { type ReducerSpec, reducerKind } from "./reducer.js";
import { type RouterSpec, routerKind } from "./router.js";
import { type VerifierSpec, verifierKind } from "./verifier.js";

/** A node of a graph as plain data, discriminated by `kind`. */
export type NodeSpec =
  | ProposerSpec
  | AggregatorSpec
  | RankerSpec
  | ReducerSpec
  | CriticSpec
  | VerifierSpec
  | RouterSpec
  | HumanSpec;

/** The name of a node kind. */
export type NodeKindName = NodeSpec["kind"];

/** The node type of one kind. */
export type NodeOfKind<Kind extends NodeKindName> = Extract<NodeSpec, { kind: Kind }>;

/** All node kinds by name. To add a kind, add one file in this folder and one line here. */
export const nodeKinds: { readonly [Kind in NodeKindName]: NodeKind<NodeOfKind<Kind>> } = {
  proposer: proposerKind,
  aggregator: aggregatorKind,
  ranker: rankerKind,
  reducer: reducerKind,
  critic: criticKind,
  verifier: verifierKind,
  router: routerKind,
  human: humanKind,
};

/** The declaration of this node's kind. */
export function kindOf(node: NodeSpec): NodeKind<NodeSpec> {
  return nodeKinds[node.kind];
}
