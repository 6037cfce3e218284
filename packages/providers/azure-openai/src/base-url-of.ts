import { readBaseUrl, readVariable, splitQuery } from "@moagraph/provider-kit";
import type { AzureOpenaiOptions } from "./azure-openai-options.js";

/**
 * The address of the API for a deployment, below `endpoint`.
 *
 * @returns `undefined` if `AZURE_OPENAI_BASE_URL` is set, which the provider reads itself.
 * @throws {MoaError} `INVALID_SETTING` if `endpoint` is not set, or not an HTTP address.
 */
export function baseUrlOf(options: AzureOpenaiOptions, deployment: string): string | undefined {
  const { endpoint: given, apiVersion } = options;
  if (readVariable("AZURE_OPENAI_BASE_URL") !== undefined) return undefined;
  const { baseUrl, query } = splitQuery(
    readBaseUrl({
      name: deployment === "" ? "azure-openai" : `azure-openai:${deployment}`,
      variable: "AZURE_OPENAI_ENDPOINT",
      call: "azureOpenai({ endpoint })",
      given,
    }),
  );
  // The portal also shows addresses with the path of the API.
  if (/\/openai(?:\/|$)/.test(baseUrl)) return `${baseUrl}${query}`;
  const parameters = new URLSearchParams(query);
  const version = apiVersion ?? readVariable("AZURE_OPENAI_API_VERSION");
  if (version !== undefined) parameters.set("api-version", version);
  const path = pathOf(deployment, parameters.get("api-version"));
  return `${baseUrl}/openai/${path}${parameters.size === 0 ? "" : `?${parameters.toString()}`}`;
}

/** Only the API with dates has the deployment in its path. */
function pathOf(deployment: string, version: string | null): string {
  const isDated = version !== null && /^\d{4}-/.test(version);
  return isDated ? `deployments/${encodeURIComponent(deployment)}` : "v1";
}
