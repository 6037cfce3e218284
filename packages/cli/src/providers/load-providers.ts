// How providers/ works: `load-provider.ts` finds the package of a provider id (`provider-packages.ts`,
// `import-package.ts`), or else an OpenAI-style endpoint, of the graph (`graph-endpoint.ts`) or of the
// environment (`endpoint-variables.ts`).
// `provider-faults.ts` has the errors, with the addresses of `known-endpoints.ts` in their hints.
import {
  type GraphEndpoint,
  type GraphSpec,
  MoaError,
  modelsOf,
  providerIdOf,
} from "@moagraph/core/graph";
import { type Provider, type ProviderLimits, readVariable } from "@moagraph/provider-kit";
import { baseUrlVariable } from "./endpoint-variables.js";
import { withFreeModels } from "./free-models.js";
import { loadProvider } from "./load-provider.js";
import { isLocal } from "./local-servers.js";
import { allFaults, noProvider } from "./provider-faults.js";

/**
 * Loads the providers that a graph's models name, and no others. All get these limits.
 *
 * @throws {@link MoaError} One error with the faults of all providers.
 */
export async function loadProviders(graph: GraphSpec, limits: ProviderLimits): Promise<Provider[]> {
  const { providers, faults } = await usableProviders(graph, limits);
  const [first, ...others] = faults;
  if (first !== undefined) throw allFaults([first, ...others]);
  return providers;
}

/** The providers of a graph, as far as they can be used. */
export interface UsableProviders {
  readonly providers: Provider[];
  /** Why models have no provider, or their provider cannot be used. */
  readonly faults: readonly MoaError[];
}

/** Loads those providers of a graph that can be used. */
export async function usableProviders(
  graph: GraphSpec,
  limits?: ProviderLimits,
): Promise<UsableProviders> {
  const ids = providerIdsOf(graph);
  const loaded = await Promise.all(ids.map(async (id) => providerOrFault(graph, id, limits)));
  const bare = modelsOf(graph).filter((model) => providerIdOf(model) === undefined);
  return {
    providers: loaded.flatMap((each) => (MoaError.isInstance(each) ? [] : [each])),
    faults: [...bare.map(noProvider), ...loaded.filter((each) => MoaError.isInstance(each))],
  };
}

async function providerOrFault(
  graph: GraphSpec,
  id: string,
  limits?: ProviderLimits,
): Promise<Provider | MoaError> {
  try {
    return await providerFor(graph, id, limits);
  } catch (error) {
    if (MoaError.isInstance(error)) return error;
    throw error;
  }
}

/**
 * Loads a provider for a graph, with the graph's endpoint of this id. Models on this machine cost
 * nothing.
 *
 * @throws {@link UsageError} What {@link loadProvider} throws.
 */
export async function providerFor(
  graph: GraphSpec,
  id: string,
  limits?: ProviderLimits,
): Promise<Provider> {
  const endpoint = endpointOf(graph, id);
  const provider = await loadProvider(id, limits, endpoint);
  const address = readVariable(baseUrlVariable(id)) ?? endpoint?.baseUrl;
  return isLocal(id, address) ? withFreeModels(provider) : provider;
}

/** The ids of the providers that a graph's models name. */
export function providerIdsOf(graph: GraphSpec): string[] {
  return [...new Set(modelsOf(graph).flatMap((model) => providerIdOf(model) ?? []))];
}

/** The endpoint of a graph with a provider's id. */
export function endpointOf({ endpoints = {} }: GraphSpec, id: string): GraphEndpoint | undefined {
  return Object.hasOwn(endpoints, id) ? endpoints[id] : undefined;
}
