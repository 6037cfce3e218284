import type { CallRequest } from "../ask/call-request.js";
import type { Readership } from "../ask/quorum-watch.js";
import { usualReplyTokens, worstReplyTokens } from "../plan/reply-tokens.js";
import type { NodeFlow } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { AskSettings } from "../spec/model-settings.js";
import { kindOf, type NodeKindName, type NodeOfKind, type NodeSpec } from "../spec/node-kinds.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import type { CompileOptions } from "./compile-options.js";
import type { ModelPool } from "./model-pool.js";
import type { Step } from "./step.js";

/** What every lowering works with. */
export interface Compilation {
  readonly graph: GraphSpec;
  readonly flow: ReadonlyMap<string, NodeFlow>;
  readonly policies: ReadonlyMap<string, NodePolicies>;
  readonly readership: Readership;
  /** For each node, how many samples nodes before it ask for the same. */
  readonly sampleOffsets: ReadonlyMap<string, number>;
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
  compilation: Compilation,
  settings: AskSettings,
  { planned, site, show }: Pick<CallRequest, "planned" | "site" | "show">,
): CallRequest {
  const policies = policiesIn(compilation, planned.node);
  const node = compilation.graph.nodes[planned.node] as NodeSpec;
  const replyTokens = worstReplyTokens(node, usualReplyTokens);
  const sampleOffset = compilation.sampleOffsets.get(planned.node) ?? 0;
  const vendors = compilation.pool;
  return { planned, site, show, settings, policies, replyTokens, sampleOffset, vendors };
}
