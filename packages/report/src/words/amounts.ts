import type { Call } from "@moagraph/core";

/**
 * Returns a duration in seconds: `3.2 s`.
 *
 * @param ms - Milliseconds.
 * @example
 * ```ts
 * import { formatSeconds } from "@moagraph/report/words";
 *
 * formatSeconds(3_240); // "3.2 s"
 * ```
 */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Returns the output tokens of a call: `512 tokens`, with `~` if the vendor did not report them.
 *
 * @param call - The tokens of a call, and whether they are estimated.
 * @example
 * ```ts
 * import { formatTokens } from "@moagraph/report/words";
 *
 * formatTokens({ outputTokens: 512, usageSource: "estimated" }); // "~512 tokens"
 * ```
 */
export function formatTokens({
  outputTokens,
  usageSource,
}: Pick<Call, "outputTokens" | "usageSource">): string {
  return `${usageSource === "estimated" ? "~" : ""}${outputTokens} tokens`;
}

/**
 * Returns US dollars to a hundredth of a cent: `$0.0012`, or `price unknown` without a price.
 *
 * @param costUsd - US dollars; `null` if the cost is unknown.
 * @example
 * ```ts
 * import { formatCost } from "@moagraph/report/words";
 *
 * formatCost(0.00123); // "$0.0012"
 * ```
 */
export function formatCost(costUsd: number | null): string {
  if (costUsd === null) return "price unknown";
  if (costUsd > 0 && costUsd < 0.0001) return "<$0.0001";
  return `$${costUsd.toFixed(costUsd > 0 && costUsd < 1 ? 4 : 2)}`;
}
