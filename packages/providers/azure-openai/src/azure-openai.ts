import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { azureOpenaiModels } from "./azure-openai-models.js";

/** Options of {@link azureOpenai}. */
export type AzureOpenaiOptions = EndpointOptions;

/**
 * Makes the provider for the models of Azure OpenAI.
 *
 * It accepts any model id; editors complete those of {@link AzureOpenaiModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `AZURE_OPENAI_API_KEY` and `AZURE_OPENAI_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `azure-openai`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { azureOpenai } from "@moagraph/azure-openai";
 *
 * const model = await azureOpenai().chat("gpt-4o", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function azureOpenai(options: AzureOpenaiOptions = {}): Provider {
  return endpointProvider(
    {
      id: "azure-openai",
      variablePrefix: "AZURE_OPENAI",
      factory: "azureOpenai",
      defaultBaseUrl: "https://my-resource.openai.azure.com/openai/v1",
      models: azureOpenaiModels,
    },
    options,
  );
}
