import type { GraphSpec } from "../spec/graph-spec.js";
import type { NodeKindName, NodeOfKind } from "../spec/node-kinds.js";
import type { CompileOptions } from "./compile-options.js";
import type { ModelPool } from "./model-pool.js";
import type { Step } from "./step.js";

/** What every lowering works with. */
export interface Compilation {
  readonly graph: GraphSpec;
  readonly options: CompileOptions;
  readonly pool: ModelPool;
}

/** Turns one node into the steps that LangGraph runs. */
export type Lowering<Kind extends NodeKindName> = (
  name: string,
  node: NodeOfKind<Kind>,
  compilation: Compilation,
) => Step[];
