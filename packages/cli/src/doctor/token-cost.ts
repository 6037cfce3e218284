import { formatCost } from "@moagraph/report/words";
import type { KnownModels } from "../plan/plan-facts.js";

/** Tokens of the request, with what vendors add to it. */
const promptTokens = 20;

/** What one token of each model costs: `$0.0001`, or `price unknown`. */
export function tokenCost(models: readonly string[], { facts }: KnownModels): string {
  const prices = models.map((model) => {
    const { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output } = facts(model);
    if (input === undefined || output === undefined) return null;
    return (promptTokens * input.value + output.value) / 1e6;
  });
  const known = prices.filter((price) => price !== null);
  const sum = formatCost(known.reduce((total, price) => total + price, 0));
  if (known.length === 0) return "price unknown";
  return known.length === prices.length ? sum : `${sum} and models of unknown price`;
}
