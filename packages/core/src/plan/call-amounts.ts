import type { ModelFacts } from "@moagraph/provider-kit";
import type { Bounds } from "./bounds.js";
import type { NodeTokens } from "./token-flow.js";

/** The price of one call. A part whose price is not known counts as nothing, and leaves it open. */
export function costBounds({ inputTokens, outputTokens }: NodeTokens, facts: ModelFacts): Bounds {
  const input = facts.inputUsdPerMillionTokens?.value;
  const output = facts.outputUsdPerMillionTokens?.value;
  const atLeast = (inputTokens * (input ?? 0) + outputTokens * (output ?? 0)) / 1e6;
  return { atLeast, atMost: input === undefined || output === undefined ? null : atLeast };
}

/**
 * The work of one call in units of 10^12 operations: two for each active parameter and each token
 * of the reply. No model has more active parameters than parameters.
 */
export function tflopsOf({ outputTokens }: NodeTokens, facts: ModelFacts): Bounds {
  const active = facts.activeParameters?.value;
  const most = active ?? facts.totalParameters?.value;
  const work = (parameters: number): number => (2 * parameters * outputTokens) / 1e12;
  return { atLeast: work(active ?? 0), atMost: most === undefined ? null : work(most) };
}
