// The data model of a graph.
//
// A graph is frozen plain data: named nodes, the output, and policies. Each node kind has one file
// with its interface, its constructor and its declaration (`NodeKind`). The table below lists the
// kinds. All other folders read the declaration through `kindOf`, and never test for a single kind.
// `policies/` has one file per group of policies, with the JSON Schema of each.

import { aggregatorKind } from "./aggregator.js";
import { criticKind } from "./critic.js";
import { graphNodeKind } from "./graph-node.js";
import type { FlatNodeSpec, NodeSpec } from "./graph-spec.js";
import { humanKind } from "./human.js";
import type { NodeKind } from "./node-kind.js";
import { proposerKind } from "./proposer.js";
import { rankerKind } from "./ranker.js";
import { reducerKind } from "./reducer.js";
import { repeatKind } from "./repeat.js";
import { routerKind } from "./router.js";
import { selectorKind } from "./selector.js";
import { verifierKind } from "./verifier.js";

/** The name of a node kind. */
export type NodeKindName = NodeSpec["kind"];

/** The name of a kind whose nodes hold no other nodes. */
export type FlatKindName = FlatNodeSpec["kind"];

/** The name of a kind whose nodes hold other nodes. */
export type NestingKindName = Exclude<NodeKindName, FlatKindName>;

/** The node type of one kind. */
export type NodeOfKind<Kind extends NodeKindName> = Extract<NodeSpec, { kind: Kind }>;

/** All node kinds by name. To add a kind, add one file in this folder and one line here. */
export const nodeKinds: { readonly [Kind in NodeKindName]: NodeKind<NodeOfKind<Kind>> } = {
  proposer: proposerKind,
  aggregator: aggregatorKind,
  ranker: rankerKind,
  reducer: reducerKind,
  selector: selectorKind,
  critic: criticKind,
  verifier: verifierKind,
  router: routerKind,
  human: humanKind,
  graph: graphNodeKind,
  repeat: repeatKind,
};

/** The declaration of this node's kind. */
export function kindOf(node: NodeSpec): NodeKind<NodeSpec> {
  return nodeKinds[node.kind];
}
