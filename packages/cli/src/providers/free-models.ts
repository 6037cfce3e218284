import type { ModelFacts, Provider } from "@moagraph/provider-kit";
import { todayText } from "../today-text.js";

/** The facts of a model on this machine. It costs nothing, unless it has a price. */
export function freeFacts(facts: ModelFacts): ModelFacts {
  const free = { value: 0, source: "It runs on this machine.", asOf: todayText() };
  return { inputUsdPerMillionTokens: free, outputUsdPerMillionTokens: free, ...facts };
}

/** The same provider, whose models run on this machine. */
export function withFreeModels(provider: Provider): Provider {
  return { ...provider, facts: (model) => freeFacts(provider.facts(model)) };
}
