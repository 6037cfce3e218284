import type { GraphEndpoint } from "@moagraph/core/graph";
import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { correctedBaseUrl, hasBaseUrl } from "./endpoint-variables.js";
import { graphEndpoint } from "./graph-endpoint.js";
import { addressOf, makeProvider, type ProviderOptions } from "./import-package.js";
import { ownApis } from "./known-endpoints.js";
import {
  endpointHasPackage,
  endpointNotInstalled,
  noAddress,
  notInstalled,
} from "./provider-faults.js";
import { endpointPackage, genericId, packageOf } from "./provider-packages.js";

/**
 * Loads one provider by its id: its installed package, or else an OpenAI-style endpoint that the graph
 * or a variable names.
 *
 * @param endpoint - The endpoint of this id in the graph.
 * @throws {@link UsageError} `UNKNOWN_PROVIDER`, `INVALID_SETTING` or `PROVIDER_NOT_INSTALLED`.
 */
export async function loadProvider(
  id: string,
  limits?: ProviderLimits,
  endpoint?: GraphEndpoint,
): Promise<Provider> {
  const source = packageOf(id);
  if (endpoint !== undefined) {
    if (source !== undefined && id !== genericId) throw endpointHasPackage(id, source);
    return endpointFrom({ ...graphEndpoint(id, endpoint), limits });
  }
  const address = source && addressOf(source);
  if (source === undefined || address === undefined) return endpointNamed(id, limits);
  const provider = await makeProvider(address, source, { limits });
  if (id === genericId && !hasBaseUrl(id)) throw noAddress(id, true);
  return provider;
}

/** The endpoint that a variable names. A vendor's package is needed where its API is another one. */
async function endpointNamed(id: string, limits?: ProviderLimits): Promise<Provider> {
  const source = packageOf(id);
  if (!hasBaseUrl(id) || ownApis.has(id)) {
    throw source === undefined
      ? noAddress(id, addressOf(endpointPackage) !== undefined)
      : notInstalled(id, source);
  }
  if (source !== undefined && addressOf(endpointPackage) === undefined) {
    throw notInstalled(id, source);
  }
  return endpointFrom({ id, limits, baseUrl: correctedBaseUrl(id) });
}

async function endpointFrom(options: ProviderOptions & { readonly id: string }): Promise<Provider> {
  const address = addressOf(endpointPackage);
  if (address === undefined) throw endpointNotInstalled(options.id);
  return makeProvider(address, endpointPackage, options);
}
