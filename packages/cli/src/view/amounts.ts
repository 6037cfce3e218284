import type { Call } from "@moagraph/core";

/** `3.2 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** `512 tokens`; with `~` if the vendor did not report them. */
export function tokens({ outputTokens, usageSource }: Call): string {
  return `${usageSource === "estimated" ? "~" : ""}${outputTokens} tokens`;
}

/** US dollars with a precision of a hundredth of a cent; `price unknown` without a price. */
export function cost(costUsd: number | null): string {
  if (costUsd === null) return "price unknown";
  if (costUsd > 0 && costUsd < 0.0001) return "<$0.0001";
  return `$${costUsd.toFixed(costUsd > 0 && costUsd < 1 ? 4 : 2)}`;
}
