import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { correctedBaseUrl, hasBaseUrl } from "./endpoint-variables.js";
import { addressOf, makeProvider } from "./import-package.js";
import { otherApis } from "./known-endpoints.js";
import {
  endpointNotInstalled,
  noAddress,
  notInstalled,
  notOpenAiStyle,
} from "./provider-faults.js";
import { endpointPackage, genericId, providerPackages } from "./provider-packages.js";

/**
 * Loads one provider by its id: its installed package, or else an OpenAI-style endpoint whose base
 * URL is set.
 *
 * @throws {@link UsageError} `UNKNOWN_PROVIDER`, `INVALID_SETTING` or `PROVIDER_NOT_INSTALLED`.
 */
export async function loadProvider(id: string, limits?: ProviderLimits): Promise<Provider> {
  const source = Object.hasOwn(providerPackages, id) ? providerPackages[id] : undefined;
  const address = source && addressOf(source);
  if (source !== undefined && address !== undefined) {
    const provider = await makeProvider(address, source, { limits });
    if (id === genericId && !hasBaseUrl(id)) throw noAddress(id, true);
    return provider;
  }
  const endpoint = addressOf(endpointPackage);
  const isOther = Object.hasOwn(otherApis, id);
  if (hasBaseUrl(id) && !isOther && endpoint !== undefined) {
    return makeProvider(endpoint, endpointPackage, { id, limits, baseUrl: correctedBaseUrl(id) });
  }
  if (source !== undefined) throw notInstalled(id, source);
  if (isOther) throw notOpenAiStyle(id, endpoint !== undefined);
  throw hasBaseUrl(id) ? endpointNotInstalled(id) : noAddress(id, endpoint !== undefined);
}
