import type { ModelFacts } from "@moagraph/provider-kit";
import type { RequestTokens } from "./round-requests.js";

/**
 * Input tokens at their full price: a cached token counts as the part of it that its price is. If a price is
 * unknown, all have the full price.
 */
export function billedTokensOf(
  { inputTokens, cachedTokens }: RequestTokens,
  facts: ModelFacts,
): number {
  return inputTokens - cachedTokens * (1 - cachedPriceShare(facts));
}

function cachedPriceShare({
  inputUsdPerMillionTokens: full,
  cachedInputUsdPerMillionTokens: cached,
}: ModelFacts): number {
  if (full === undefined || cached === undefined || full.value === 0) return 1;
  return cached.value / full.value;
}
