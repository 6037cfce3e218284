import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type DeepseekModelId = "deepseek-chat";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    deepseek: DeepseekModelId;
  }
}

/** What is known of the models of DeepSeek, each statement with its source and date. */
export const deepseekModels: Readonly<Record<DeepseekModelId, ModelRow>> = {
  "deepseek-chat": { source: "https://api.deepseek.com/v1/models", asOf: "2026-11-28" },
};
