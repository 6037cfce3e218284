import type { BaseMessage } from "@langchain/core/messages";
import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { NodeFlow } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { AskSettings } from "../spec/model-settings.js";
import { kindOf, type NodeKindName, type NodeOfKind } from "../spec/node-kinds.js";
import type { CompileOptions } from "./compile-options.js";
import type { MoaState } from "./graph-state.js";
import type { ModelPool } from "./model-pool.js";
import type { CallRequest, PlannedCall } from "./place-call.js";
import type { Step } from "./step.js";

/** What every lowering works with. */
export interface Compilation {
  readonly graph: GraphSpec;
  readonly flow: ReadonlyMap<string, NodeFlow>;
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

/** One call about to be made, and where. */
interface CallSite {
  readonly planned: PlannedCall;
  readonly messages: BaseMessage[];
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
}

/** Everything that placing a call needs. */
export function requestFor(
  { pool }: Compilation,
  settings: AskSettings,
  { planned, messages, state, config }: CallSite,
): CallRequest {
  return {
    planned,
    messages,
    config,
    facts: pool.facts(settings.model),
    runStartedAt: state.runStartedAt,
    getModel: () => pool.get(settings),
  };
}
