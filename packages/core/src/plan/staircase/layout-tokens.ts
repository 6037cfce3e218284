import type { ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import type { NodeRounds } from "./node-rounds.js";
import { type RequestTokens, requestTokensOf } from "./request-tokens.js";
import type { LayoutPlan, StaircaseLayout } from "./staircase-plan.js";

/** What is known of the model of a node with a `staircase`. */
export interface KnownModel {
  readonly capabilities: ModelCapabilities;
  readonly facts: ModelFacts;
}

/** Input tokens of a node's rounds in both layouts. */
export function inBothLayouts(
  { sizes, prompt }: NodeRounds,
  { capabilities, facts }: KnownModel,
): Record<StaircaseLayout, LayoutPlan> {
  const tokensOf = (layout: StaircaseLayout): LayoutPlan =>
    layoutTokens(requestTokensOf(sizes, prompt, layout, capabilities.promptCache), facts);
  return { append: tokensOf("append"), prefill: tokensOf("prefill") };
}

function layoutTokens(requests: readonly RequestTokens[], facts: ModelFacts): LayoutPlan {
  const sum = (of: (request: RequestTokens) => number): number =>
    requests.reduce((tokens, request) => tokens + of(request), 0);
  const inputTokens = sum((request) => request.inputTokens);
  const cachedInputTokens = sum((request) => request.cachedInputTokens);
  const discount = 1 - cachedPriceShare(facts);
  const billedInputTokens = Math.round(inputTokens - cachedInputTokens * discount);
  return { inputTokens, cachedInputTokens, billedInputTokens };
}

/** The price of a cached token as a share of the full price; 1 if one of them is unknown. */
function cachedPriceShare({
  inputUsdPerMillionTokens: full,
  cachedInputUsdPerMillionTokens: cached,
}: ModelFacts): number {
  if (full === undefined || cached === undefined || full.value === 0) return 1;
  return cached.value / full.value;
}
