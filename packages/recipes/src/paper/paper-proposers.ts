import { type ProposerSpec, proposer } from "@moagraph/core/graph";
import { paperModels } from "./paper-models.js";
import { paperSampling } from "./paper-sampling.js";

/** A layer that calls each of these models once, with the paper's sampling parameters. */
export function proposersOf(models: readonly string[]): readonly ProposerSpec[] {
  return models.map((model) => proposer({ model, ...paperSampling }));
}

/** The layer that MoA repeats: all six open models, in the order of the scripts. */
export const paperProposers: readonly ProposerSpec[] = /* @__PURE__ */ proposersOf(paperModels);
