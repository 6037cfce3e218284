import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type FireworksModelId = "accounts/fireworks/models/gpt-oss-120b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    fireworks: FireworksModelId;
  }
}

/** What is known of the models of Fireworks AI, each statement with its source and date. */
export const fireworksModels: Readonly<Record<FireworksModelId, ModelRow>> = {
  "accounts/fireworks/models/gpt-oss-120b": {
    source: "https://api.fireworks.ai/inference/v1/models",
    asOf: "2026-11-28",
  },
};
