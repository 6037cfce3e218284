import type { OpenAiModelId } from "@moagraph/openai";

/** Names of OpenAI's models with known facts. Deployments often have the name of their model. */
export type AzureOpenaiModelId = OpenAiModelId;

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    "azure-openai": AzureOpenaiModelId;
  }
}
