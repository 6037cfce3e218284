// What a compiled graph shares with its runs.
//
// `createCompilation` derives it from a checked graph once. `run-control-of.ts` adds what one run
// shares between its calls.

import type { CallConfig } from "../ask/call/call-config.js";
import type { CallRequest } from "../ask/call/call-request.js";
import type { Readership } from "../ask/cancel/quorum-watch.js";
import type { NodeFlow } from "../spec/flow/flow.js";
import type { FlatGraph } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import type { TokenCounter } from "../tokens/token-counter.js";
import type { CompileOptions } from "./compile-options.js";
import type { ModelPool } from "./model-pool.js";
import type { MoaState } from "./graph-state.js";

/** Whether a node is skipped in a run, by its name. All that the node waits for must have ended. */
export type IsSkipped = (node: string, state: Pick<MoaState, "ledger">) => boolean;

/** A checked graph with everything that is derived from it once and used by every run. */
export interface Compilation {
  /** With flat nodes only. */
  readonly graph: FlatGraph;
  readonly flow: ReadonlyMap<string, NodeFlow>;
  readonly policies: ReadonlyMap<string, NodePolicies>;
  readonly readership: Readership;
  /** By node name; only for nodes that ask a model. */
  readonly callConfigs: ReadonlyMap<string, CallConfig>;
  readonly options: CompileOptions;
  readonly pool: ModelPool;
  /** `undefined` for a graph without routers: nothing is skipped in it. */
  readonly isSkipped: IsSkipped | undefined;
  /** Nodes that others read before they have ended. `undefined` if no node has a `staircase`. */
  readonly watched: ReadonlySet<string> | undefined;
  /** Counts tokens: `countTokens` of the options, else by estimate. */
  readonly counter: TokenCounter;
}

/** Names of the nodes that a node reads. */
export function readsOf(name: string, { graph }: Compilation): readonly string[] {
  const node = graph.nodes[name];
  return node === undefined ? [] : kindOf(node).reads(node);
}

/** The policies of a node. */
export function nodePolicies({ policies }: Compilation, name: string): NodePolicies {
  const own = policies.get(name);
  if (own === undefined) throw new Error(`The graph was not checked: no node ${name}`);
  return own;
}

/** The request for one call of a node. */
export function requestFor(
  { callConfigs }: Compilation,
  { planned, context, writePrompt }: Pick<CallRequest, "planned" | "context" | "writePrompt">,
): CallRequest {
  const config = callConfigs.get(planned.node);
  if (config === undefined)
    throw new Error(`The graph was not checked: ${planned.node} asks no model`);
  // Not spread: V8 would give each request its own hidden class, which is larger than the request.
  const { models, policies, source, sampleOffset, replyTokens, isPromptFromFunction } = config;
  return {
    models,
    policies,
    source,
    sampleOffset,
    replyTokens,
    isPromptFromFunction,
    planned,
    context,
    writePrompt,
    live: context.control.live?.of(planned),
  };
}
