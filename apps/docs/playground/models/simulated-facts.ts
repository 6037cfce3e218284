import type { ModelSpeed } from "@moagraph/core/graph";
import type { Fact, ModelFacts } from "@moagraph/provider-kit";
import { type Behaviours, behaviourOf } from "./behaviour.js";

/** Prices of simulated models in US dollars per million tokens, so that costs and budgets can be tried. */
export const simulatedPrices = { input: 1, output: 3 };

const contextTokens = 32_768;

/** The facts about every simulated model. The prices are invented. */
export const simulatedFacts: ModelFacts = {
  contextTokens: invented(contextTokens),
  inputUsdPerMillionTokens: invented(simulatedPrices.input),
  outputUsdPerMillionTokens: invented(simulatedPrices.output),
};

function invented(value: number): Fact {
  return { value, source: "The playground. Simulated models cost nothing.", asOf: "2026-11-29" };
}

/** About the mean of the replies of simulated models. */
export const simulatedReplyTokens = 50;

/** The speed of a simulated model, as it is set on the page. */
export function simulatedSpeed(behaviours: Behaviours, model: string): ModelSpeed {
  const { firstTokenMs, tokensPerSecond } = behaviourOf(behaviours, model);
  return { firstTokenSeconds: firstTokenMs / 1_000, tokensPerSecond };
}
