import type { Asking, CallRequest } from "../ask/call-request.js";
import type { Readership } from "../ask/cancel/quorum-watch.js";
import type { NodeFlow } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { kindOf, type NodeKindName, type NodeOfKind } from "../spec/node-kinds.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import type { CompileOptions } from "./compile-options.js";
import type { ModelPool } from "./model-pool.js";
import type { Step } from "../step/step.js";

/** What every lowering works with. */
export interface Compilation {
  readonly graph: GraphSpec;
  readonly flow: ReadonlyMap<string, NodeFlow>;
  readonly policies: ReadonlyMap<string, NodePolicies>;
  readonly readership: Readership;
  /** How the nodes that ask a model ask it. */
  readonly askings: ReadonlyMap<string, Asking>;
  readonly options: CompileOptions;
  readonly pool: ModelPool;
}

/** Turns one node into the steps that LangGraph runs. */
export type Lowering<Kind extends NodeKindName> = (
  name: string,
  node: NodeOfKind<Kind>,
  compilation: Compilation,
) => Step[];

/** What a node reads. */
export function readsOf(name: string, { graph }: Compilation): readonly string[] {
  const node = graph.nodes[name];
  return node === undefined ? [] : kindOf(node).reads(node);
}

/** The policies of a node. */
export function policiesIn({ policies }: Compilation, name: string): NodePolicies {
  const own = policies.get(name);
  if (own === undefined) throw new Error(`Unchecked graph: no node ${name}`);
  return own;
}

/** Everything that placing a call of a node needs. */
export function requestFor(
  { askings }: Compilation,
  { planned, site, show }: Pick<CallRequest, "planned" | "site" | "show">,
): CallRequest {
  const asking = askings.get(planned.node);
  if (asking === undefined) throw new Error(`Unchecked graph: ${planned.node} asks no model`);
  // Not spread: V8 would give each request a hidden class of its own, larger than the request.
  const { models, policies, vendors, sampleOffset, replyTokens, isShownByFunction } = asking;
  return {
    models,
    policies,
    vendors,
    sampleOffset,
    replyTokens,
    isShownByFunction,
    planned,
    site,
    show,
  };
}
