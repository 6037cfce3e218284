import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type OpenrouterModelId = "openai/gpt-oss-120b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    openrouter: OpenrouterModelId;
  }
}

/** What is known of the models of OpenRouter, each statement with its source and date. */
export const openrouterModels: Readonly<Record<OpenrouterModelId, ModelRow>> = {
  "openai/gpt-oss-120b": { source: "https://openrouter.ai/api/v1/models", asOf: "2026-11-28" },
};
