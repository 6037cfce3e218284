import { fenceDifference } from "./fence-difference.js";
import { howToSwap } from "./how-to-swap.js";

/** How the recipes of the Self-MoA paper differ from it. */
export const selfMoaDifferences: readonly string[] = [
  "The synthesis instruction is in our own words. A `prompt` on an aggregator replaces it.",
  fenceDifference,
  `The models are those of the MoA paper's scripts, by their ids. ${howToSwap}; the published scores then do not speak of what you run.`,
  "The authors published no code: wenzhe-li/Self-MoA holds a README only. So it is not known here how they sampled; temperature 0.7 and 2048 output tokens are those of the MoA paper's code.",
];
