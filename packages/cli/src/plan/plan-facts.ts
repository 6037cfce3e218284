import { type GraphSpec, MoaError, modelsOf } from "@moagraph/core/graph";
import type { ModelCapabilities, ModelFacts, Provider } from "@moagraph/provider-kit";
import { loadProvider } from "../providers/load-provider.js";
import { endpointOf } from "../providers/load-providers.js";
import { noProvider } from "../providers/provider-faults.js";
import { modelIdOf, providerIdOf } from "../providers/provider-id.js";

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
  const notes = new Set<string>();
  const loaded = await Promise.all(
    modelsOf(graph).map((model) =>
      providerOf(model, graph).catch((error: unknown) => {
        if (!MoaError.isInstance(error)) throw error;
        notes.add(`${error.message} ${error.hint}`);
        return undefined;
      }),
    ),
  );
  const providers = loaded.filter((provider) => provider !== undefined);
  return { ...knownFrom(providers), notes: [...notes] };
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

async function providerOf(model: string, graph: GraphSpec): Promise<Provider> {
  const id = providerIdOf(model);
  if (id === undefined) throw noProvider(model);
  return loadProvider(id, undefined, endpointOf(graph, id));
}
