import { type AggregatorSpec, aggregatorKind } from "./aggregator.js";
import type { NodeKind } from "./node-kind.js";
import { type ProposerSpec, proposerKind } from "./proposer.js";

/** A step of a graph, as plain data. `kind` says which. */
export type NodeSpec = ProposerSpec | AggregatorSpec;

/** The names of the kinds. */
export type NodeKindName = NodeSpec["kind"];

/** The node of one kind. */
export type NodeOfKind<Kind extends NodeKindName> = Extract<NodeSpec, { kind: Kind }>;

/** Every kind of node, by name. Adding a kind means one file beside this one and one line here. */
export const nodeKinds: { readonly [Kind in NodeKindName]: NodeKind<NodeOfKind<Kind>> } = {
  proposer: proposerKind,
  aggregator: aggregatorKind,
};

/** What the kind of this node declares. */
export function kindOf(node: NodeSpec): NodeKind<NodeSpec> {
  return nodeKinds[node.kind];
}
