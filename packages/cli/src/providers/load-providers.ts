// How providers/ works: `load-provider.ts` finds the package of a provider id (`provider-packages.ts`,
// `import-package.ts`), or else an OpenAI-style endpoint (`endpoint-variables.ts`).
// `provider-faults.ts` has the errors, with the addresses of `known-endpoints.ts` in their hints.
import { type GraphSpec, modelsOf } from "@moagraph/core/graph";
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
  const ids = new Set(models.flatMap((model) => providerIdOf(model) ?? []));
  const loaded = await Promise.all([...ids].map((id) => providerOrFault(id, limits)));
  const [first, ...others] = [
    ...models.filter((model) => providerIdOf(model) === undefined).map(noProvider),
    ...loaded.filter((result) => result instanceof UsageError),
  ];
  if (first !== undefined) throw allFaults([first, ...others]);
  return loaded.flatMap((result) => (result instanceof UsageError ? [] : [result]));
}

async function providerOrFault(id: string, limits: ProviderLimits): Promise<Provider | UsageError> {
  try {
    return await loadProvider(id, limits);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}
