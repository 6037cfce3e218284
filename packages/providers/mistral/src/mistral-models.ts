import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type MistralModelId = "mistral-large-latest";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    mistral: MistralModelId;
  }
}

/** What is known of the models of Mistral AI, each statement with its source and date. */
export const mistralModels: Readonly<Record<MistralModelId, ModelRow>> = {
  "mistral-large-latest": { source: "https://api.mistral.ai/v1/models", asOf: "2026-11-28" },
};
