import type { ModelFacts } from "@moagraph/provider-kit";
import type { PlannedModel } from "./planned-models.js";
import type { MissingFacts, NeededFact } from "./run-plan.js";

const neededFacts = [
  "contextTokens",
  "inputUsdPerMillionTokens",
  "outputUsdPerMillionTokens",
  "activeParameters",
] as const satisfies readonly NeededFact[];

/** The facts that a plan needs and that are unknown, for each model with at least one of them. */
export function missingFactsOf(
  models: readonly PlannedModel[],
  factsOf: (model: string) => ModelFacts,
): MissingFacts[] {
  return models
    .map(({ model }) => ({ model, facts: missingIn(factsOf(model)) }))
    .filter(({ facts }) => facts.length > 0);
}

function missingIn(known: ModelFacts): NeededFact[] {
  return neededFacts.filter((fact) => known[fact] === undefined);
}
