// How each node kind becomes steps: one file per kind, and this table.

import type { NodeSpec } from "../spec/node-kinds.js";
import type { NodeKindName } from "../spec/node-kinds.js";
import type { Lowering } from "./lowering.js";
import type { Compilation } from "../runtime/compilation.js";
import { lowerAggregator } from "./aggregator.js";
import { lowerCritic } from "./critic.js";
import { lowerProposer } from "./proposer.js";
import { lowerRanker } from "./ranker.js";
import { lowerReducer } from "./reducer.js";
import { lowerSelector } from "./selector.js";
import { lowerVerifier } from "./verifier.js";
import type { Step } from "../step/step.js";

/** The lowering of each node kind. */
export const lowerings: { readonly [Kind in NodeKindName]: Lowering<Kind> } = {
  proposer: lowerProposer,
  aggregator: lowerAggregator,
  ranker: lowerRanker,
  reducer: lowerReducer,
  selector: lowerSelector,
  critic: lowerCritic,
  verifier: lowerVerifier,
};

/** The steps of a node. */
export function lower(name: string, node: NodeSpec, compilation: Compilation): Step[] {
  const lowering = lowerings[node.kind] as (
    name: string,
    node: NodeSpec,
    compilation: Compilation,
  ) => Step[];
  return lowering(name, node, compilation);
}
