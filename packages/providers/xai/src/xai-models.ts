import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type XaiModelId = "grok-4.3";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    xai: XaiModelId;
  }
}

/** What is known of the models of xAI, each statement with its source and date. */
export const xaiModels: Readonly<Record<XaiModelId, ModelRow>> = {
  "grok-4.3": { source: "https://api.x.ai/v1/models", asOf: "2026-11-28" },
};
