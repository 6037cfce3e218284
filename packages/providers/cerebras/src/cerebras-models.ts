import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type CerebrasModelId = "gpt-oss-120b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    cerebras: CerebrasModelId;
  }
}

/** What is known of the models of Cerebras, each statement with its source and date. */
export const cerebrasModels: Readonly<Record<CerebrasModelId, ModelRow>> = {
  "gpt-oss-120b": { source: "https://api.cerebras.ai/v1/models", asOf: "2026-11-28" },
};
