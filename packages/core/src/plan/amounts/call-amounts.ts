import type { ModelFacts } from "@moagraph/provider-kit";
import type { Bounds } from "./bounds.js";
import type { NodeTokens } from "../tokens/token-flow.js";

/** Tokens of one call. */
export type CallTokens = Pick<NodeTokens, "inputTokens" | "outputTokens">;

/** Cost of one call in US dollars. An unknown price counts as 0 and removes the upper bound. */
export function costBounds({ inputTokens, outputTokens }: CallTokens, facts: ModelFacts): Bounds {
  const input = facts.inputUsdPerMillionTokens?.value;
  const output = facts.outputUsdPerMillionTokens?.value;
  const atLeast = (inputTokens * (input ?? 0) + outputTokens * (output ?? 0)) / 1e6;
  return { atLeast, atMost: input === undefined || output === undefined ? null : atLeast };
}

/**
 * Work of one call in units of 10^12 operations: two per active parameter and token of the reply.
 * If the active parameters are unknown, the total parameters are the upper bound.
 */
export function tflopsOf({ outputTokens }: CallTokens, facts: ModelFacts): Bounds {
  const active = facts.activeParameters?.value;
  const most = active ?? facts.totalParameters?.value;
  const work = (parameters: number): number => (2 * parameters * outputTokens) / 1e12;
  return { atLeast: work(active ?? 0), atMost: most === undefined ? null : work(most) };
}
