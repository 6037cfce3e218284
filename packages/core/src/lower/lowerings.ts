// How each node kind becomes steps: one file per kind, and this table.

import type { FlatNodeSpec } from "../spec/graph-spec.js";
import type { FlatKindName } from "../spec/node-kinds.js";
import type { Lowering } from "./lowering.js";
import type { Compilation } from "../runtime/compilation.js";
import { lowerAggregator } from "./aggregator.js";
import { lowerCritic } from "./critic.js";
import { lowerHuman } from "./human.js";
import { lowerProposer } from "./proposer.js";
import { lowerRanker } from "./ranker.js";
import { lowerReducer } from "./reducer.js";
import { lowerRouter } from "./router.js";
import { lowerSelector } from "./selector.js";
import { lowerVerifier } from "./verifier.js";
import type { Step } from "../step/step.js";

/** The lowering of each kind whose nodes hold no other nodes. */
export const lowerings: { readonly [Kind in FlatKindName]: Lowering<Kind> } = {
  proposer: lowerProposer,
  aggregator: lowerAggregator,
  ranker: lowerRanker,
  reducer: lowerReducer,
  selector: lowerSelector,
  critic: lowerCritic,
  verifier: lowerVerifier,
  router: lowerRouter,
  human: lowerHuman,
};

/** The steps of a node. */
export function lower(name: string, node: FlatNodeSpec, compilation: Compilation): Step[] {
  const lowering = lowerings[node.kind] as (
    name: string,
    node: FlatNodeSpec,
    compilation: Compilation,
  ) => Step[];
  return lowering(name, node, compilation);
}
