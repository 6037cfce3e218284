import type { NodeKindName, NodeOfKind } from "../spec/node-kinds.js";
import type { Compilation } from "../runtime/compilation.js";
import type { Step } from "../step/step.js";

/** Turns one node into the steps that LangGraph runs. */
export type Lowering<Kind extends NodeKindName> = (
  name: string,
  node: NodeOfKind<Kind>,
  compilation: Compilation,
) => Step[];
