// How providers/ works: `load-provider.ts` finds the package of a provider id (`provider-packages.ts`,
// `import-package.ts`), or else an OpenAI-style endpoint, of the graph (`graph-endpoint.ts`) or of the
// environment (`endpoint-variables.ts`).
// `provider-faults.ts` has the errors, with the addresses of `known-endpoints.ts` in their hints.
import { type GraphEndpoint, type GraphSpec, modelsOf } from "@moagraph/core/graph";
import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { UsageError } from "../errors/usage-error.js";
import { loadProvider } from "./load-provider.js";
import { allFaults, noProvider } from "./provider-faults.js";
import { providerIdOf } from "./provider-id.js";

/**
 * Loads the providers that a graph's models name, and no others. All get these limits.
 *
 * @throws {@link UsageError} One error with the faults of all providers.
 */
export async function loadProviders(graph: GraphSpec, limits: ProviderLimits): Promise<Provider[]> {
  const models = modelsOf(graph);
  const ids = providerIdsOf(graph);
  const loaded = await Promise.all(ids.map((id) => providerOrFault(id, limits, graph)));
  const [first, ...others] = [
    ...models.filter((model) => providerIdOf(model) === undefined).map(noProvider),
    ...loaded.filter((result) => result instanceof UsageError),
  ];
  if (first !== undefined) throw allFaults([first, ...others]);
  return loaded.flatMap((result) => (result instanceof UsageError ? [] : [result]));
}

async function providerOrFault(
  id: string,
  limits: ProviderLimits,
  graph: GraphSpec,
): Promise<Provider | UsageError> {
  try {
    return await loadProvider(id, limits, endpointOf(graph, id));
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

/** The ids of the providers that a graph's models name. */
export function providerIdsOf(graph: GraphSpec): string[] {
  return [...new Set(modelsOf(graph).flatMap((model) => providerIdOf(model) ?? []))];
}

/** The endpoint of a graph with a provider's id. */
export function endpointOf({ endpoints = {} }: GraphSpec, id: string): GraphEndpoint | undefined {
  return Object.hasOwn(endpoints, id) ? endpoints[id] : undefined;
}
