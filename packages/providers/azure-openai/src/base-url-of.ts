import { readBaseUrl, readVariable } from "@moagraph/provider-kit";
import type { AzureOpenaiOptions } from "./azure-openai-options.js";

/**
 * The base URL for a deployment: `baseUrl` or its variable, else the API below `endpoint`.
 *
 * @returns `undefined` if the provider reads its variable itself.
 * @throws {MoaError} `INVALID_SETTING` if `endpoint` is not an HTTP address.
 */
export function baseUrlOf(options: AzureOpenaiOptions, deployment: string): string | undefined {
  const { baseUrl, endpoint: given, apiVersion } = options;
  const isSet = baseUrl !== undefined || readVariable("AZURE_OPENAI_BASE_URL") !== undefined;
  const variable = "AZURE_OPENAI_ENDPOINT";
  if (isSet || (given === undefined && readVariable(variable) === undefined)) return baseUrl;
  const name = `azure-openai:${deployment}`;
  const call = "azureOpenai({ endpoint })";
  const endpoint = readBaseUrl({ name, variable, call, given });
  // The portal also shows addresses with the path of the API.
  if (/\/openai(?:\/|$)/.test(endpoint)) return endpoint;
  const version = apiVersion ?? readVariable("AZURE_OPENAI_API_VERSION");
  return `${endpoint}/openai/${pathOf(deployment, version)}`;
}

/** The same, also with an `endpoint` that is not an address. */
export function knownUrl(options: AzureOpenaiOptions, deployment: string): string | undefined {
  try {
    return baseUrlOf(options, deployment);
  } catch {
    return undefined;
  }
}

/** Only the API with dates has the deployment in its path. */
function pathOf(deployment: string, version: string | undefined): string {
  if (version === undefined) return "v1";
  const isDated = /^\d{4}-/.test(version);
  const path = isDated ? `deployments/${encodeURIComponent(deployment)}` : "v1";
  return `${path}?api-version=${encodeURIComponent(version)}`;
}
