import type { EndpointOptions } from "@moagraph/openai-compatible";

/** Options of `azureOpenai`. */
export interface AzureOpenaiOptions extends EndpointOptions {
  /**
   * The address of the Azure resource, such as `https://my-resource.openai.azure.com`. `baseUrl` has
   * priority.
   *
   * @defaultValue `AZURE_OPENAI_ENDPOINT`
   */
  readonly endpoint?: string | undefined;
  /**
   * The dated version of the API to use below `endpoint`, such as `2024-10-21`.
   *
   * @defaultValue `AZURE_OPENAI_API_VERSION`, else the v1 API, which has no dates
   */
  readonly apiVersion?: string | undefined;
  /**
   * The OpenAI model of each deployment, for facts and capabilities, such as
   * `{ "my-deployment": "gpt-4o" }`.
   *
   * @defaultValue A deployment has the name of its model.
   */
  readonly deployments?: Readonly<Record<string, string>> | undefined;
}
