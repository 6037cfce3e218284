import { type AggregatorSpec, aggregatorKind } from "./aggregator.js";
import { type CriticSpec, criticKind } from "./critic.js";
import type { NodeKind } from "./node-kind.js";
import { type ProposerSpec, proposerKind } from "./proposer.js";
import { type RankerSpec, rankerKind } from "./ranker.js";
import { type ReducerSpec, reducerKind } from "./reducer.js";
import { type VerifierSpec, verifierKind } from "./verifier.js";

/** A step of a graph, as plain data. `kind` says which. */
export type NodeSpec =
  | ProposerSpec
  | AggregatorSpec
  | RankerSpec
  | ReducerSpec
  | CriticSpec
  | VerifierSpec;

/** The names of the kinds. */
export type NodeKindName = NodeSpec["kind"];

/** The node of one kind. */
export type NodeOfKind<Kind extends NodeKindName> = Extract<NodeSpec, { kind: Kind }>;

/** Every kind of node, by name. Adding a kind means one file beside this one and one line here. */
export const nodeKinds: { readonly [Kind in NodeKindName]: NodeKind<NodeOfKind<Kind>> } = {
  proposer: proposerKind,
  aggregator: aggregatorKind,
  ranker: rankerKind,
  reducer: reducerKind,
  critic: criticKind,
  verifier: verifierKind,
};

/** What the kind of this node declares. */
export function kindOf(node: NodeSpec): NodeKind<NodeSpec> {
  return nodeKinds[node.kind];
}
