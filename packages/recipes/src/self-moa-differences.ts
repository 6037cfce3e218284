import { fenceDifference } from "./fence-difference.js";
import { howToSwap } from "./how-to-swap.js";

/** The differences of every recipe of the Self-MoA paper. */
export const selfMoaDifferences: readonly string[] = [
  "The synthesis instruction is in our own words. A `prompt` on an aggregator replaces it.",
  fenceDifference,
  `The models are those of the MoA paper's scripts, by their ids. ${howToSwap}. The published scores then do not apply.`,
  "The authors published no code: wenzhe-li/Self-MoA has only a README. Their sampling parameters are unknown to us. Temperature 0.7 and 2048 output tokens are those of the MoA paper's code.",
];
