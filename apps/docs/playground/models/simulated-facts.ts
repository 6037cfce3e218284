import type { Fact, ModelFacts } from "@moagraph/provider-kit";

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
