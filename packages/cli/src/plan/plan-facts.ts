import { modelIdOf, providerIdOf } from "@moagraph/core/graph";
import type { GraphSpec } from "@moagraph/core/graph";
import type { ModelCapabilities, ModelFacts, Provider } from "@moagraph/provider-kit";
import { usableProviders } from "../providers/load-providers.js";

/** What is known of models, by their name in the graph. */
export interface KnownModels {
  readonly facts: (model: string) => ModelFacts;
  readonly capabilities: (model: string) => ModelCapabilities;
}

/** What is known of the models of a graph, and the reasons for missing facts. */
export interface PlanFacts extends KnownModels {
  /** What is wrong with each provider that `run` could not use. */
  readonly notes: readonly string[];
}

/** Reads the facts from the providers that a graph names. A provider that cannot be used has none. */
export async function planFacts(graph: GraphSpec): Promise<PlanFacts> {
  const { providers, faults } = await usableProviders(graph);
  const notes = faults.map(({ message, hint }) => `${message} ${hint}`);
  return { ...knownFrom(providers), notes };
}

/** What these providers know of their models. */
export function knownFrom(providers: readonly Provider[]): KnownModels {
  const of = (model: string): Provider | undefined =>
    providers.find(({ id }) => id === providerIdOf(model));
  return {
    facts: (model) => of(model)?.facts(modelIdOf(model)) ?? {},
    capabilities: (model) => of(model)?.capabilities?.(modelIdOf(model)) ?? {},
  };
}
