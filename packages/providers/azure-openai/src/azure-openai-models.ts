import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type AzureOpenaiModelId = "gpt-4o";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    "azure-openai": AzureOpenaiModelId;
  }
}

/** What is known of the models of Azure OpenAI, each statement with its source and date. */
export const azureOpenaiModels: Readonly<Record<AzureOpenaiModelId, ModelRow>> = {
  "gpt-4o": { source: "https://my-resource.openai.azure.com/openai/v1/models", asOf: "2026-11-28" },
};
