import { openAiCapabilities, openAiFields } from "@moagraph/openai";
import { endpointProvider } from "@moagraph/openai-compatible";
import { knownCapabilities, knownFacts, type Provider } from "@moagraph/provider-kit";
import { azureOpenaiModels } from "./azure-openai-models.js";
import type { AzureOpenaiOptions } from "./azure-openai-options.js";
import { baseUrlOf } from "./base-url-of.js";

/**
 * Makes the provider for models of OpenAI that are deployed in Azure. The id of a model is the name
 * of its deployment.
 *
 * It loads and reads nothing before a graph requests its first model. It makes each request once,
 * without retries. It has no list of models, because the API does not list deployments.
 *
 * @param options - Settings that are not given come from the environment variables
 * `AZURE_OPENAI_API_KEY`, `AZURE_OPENAI_BASE_URL`, `AZURE_OPENAI_ENDPOINT` and
 * `AZURE_OPENAI_API_VERSION`, read whenever a model is made. No other variables are read.
 * @returns A provider for `compile`, with the id `azure-openai`. Its `chat` throws a
 * `MissingKeyError` without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { azureOpenai } from "@moagraph/azure-openai";
 *
 * const provider = azureOpenai({ endpoint: "https://my-resource.openai.azure.com" });
 * const model = await provider.chat("gpt-4o", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function azureOpenai(options: AzureOpenaiOptions = {}): Provider {
  const own = at(options, "");
  return {
    ...own,
    chat: async (deployment, ...settings) => at(options, deployment).chat(deployment, ...settings),
    capabilities: (deployment) => at(options, deployment).capabilities?.(deployment) ?? {},
  };
}

/** The provider of one deployment, whose name can be in the address. */
function at(options: AzureOpenaiOptions, deployment: string): Provider {
  const { deployments = {} } = options;
  const modelOf = (id: string): string =>
    (Object.hasOwn(deployments, id) ? deployments[id] : undefined) ?? id;
  return endpointProvider(
    {
      id: "azure-openai",
      variablePrefix: "AZURE_OPENAI",
      factory: "azureOpenai",
      keyHeader: "api-key",
      hasModelList: false,
      models: azureOpenaiModels,
      optionFields: { ...openAiFields, data_sources: "list" },
      facts: (id) => knownFacts(azureOpenaiModels, modelOf(id)),
      capabilities: (id) => ({
        ...openAiCapabilities(modelOf(id)),
        ...knownCapabilities(azureOpenaiModels, modelOf(id)),
      }),
    },
    {
      ...options,
      get baseUrl() {
        return options.baseUrl ?? baseUrlOf(options, deployment);
      },
    },
  );
}
