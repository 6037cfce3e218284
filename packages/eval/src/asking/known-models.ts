import type { CompileOptions } from "@moagraph/core";
import { modelIdOf, modelsOf, providerIdOf, type GraphSpec } from "@moagraph/core/graph";
import type { ModelCapabilities, ModelFacts, Provider } from "@moagraph/provider-kit";

/** What is known of models, by their names in a graph. */
export interface KnownModels {
  readonly facts: (model: string) => ModelFacts;
  readonly capabilities: (model: string) => ModelCapabilities;
}

/** Where models come from. */
export type ModelSources = Pick<CompileOptions, "models" | "providers">;

/** What the providers and the caller's own models state. Loads nothing. */
export function knownModels(sources: ModelSources): KnownModels {
  return {
    facts: (model) => known(model, sources).facts ?? {},
    capabilities: (model) => known(model, sources).capabilities ?? {},
  };
}

/** The models of a graph without known prices. */
export function unpricedModels(graph: GraphSpec, sources: ModelSources): string[] {
  const { facts } = knownModels(sources);
  return modelsOf(graph).filter((model) => {
    const { inputUsdPerMillionTokens, outputUsdPerMillionTokens } = facts(model);
    return inputUsdPerMillionTokens === undefined || outputUsdPerMillionTokens === undefined;
  });
}

interface Known {
  readonly facts?: ModelFacts | undefined;
  readonly capabilities?: ModelCapabilities | undefined;
}

function known(model: string, { models = {}, providers = [] }: ModelSources): Known {
  if (Object.hasOwn(models, model)) return models[model] as Known;
  const provider = providers.find(({ id }) => id === providerIdOf(model));
  return provider === undefined ? {} : ofProvider(provider, modelIdOf(model));
}

function ofProvider(provider: Provider, id: string): Known {
  return { facts: provider.facts(id), capabilities: provider.capabilities?.(id) };
}
