import type { NodeFlow } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { AskSettings } from "../spec/model-settings.js";
import { kindOf, type NodeKindName, type NodeOfKind } from "../spec/node-kinds.js";
import type { CompileOptions } from "./compile-options.js";
import type { ModelPool } from "./model-pool.js";
import type { CallRequest } from "./place-call.js";
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

/** Everything that placing a call of a node needs. */
export function requestFor(
  { pool }: Compilation,
  settings: AskSettings,
  call: Pick<CallRequest, "planned" | "site" | "prepare">,
): CallRequest {
  return { ...call, facts: pool.facts(settings.model), getModel: () => pool.get(settings) };
}
