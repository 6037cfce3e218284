import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type GroqModelId = "openai/gpt-oss-120b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    groq: GroqModelId;
  }
}

/** What is known of the models of Groq, each statement with its source and date. */
export const groqModels: Readonly<Record<GroqModelId, ModelRow>> = {
  "openai/gpt-oss-120b": { source: "https://api.groq.com/openai/v1/models", asOf: "2026-11-28" },
};
