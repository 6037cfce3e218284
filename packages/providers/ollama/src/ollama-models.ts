import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type OllamaModelId = "llama3.2:3b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    ollama: OllamaModelId;
  }
}

/** What is known of the models in Ollama's library, each statement with its source and date. */
export const ollamaModels: Readonly<Record<OllamaModelId, ModelRow>> = {
  "llama3.2:3b": {
    source: "https://ollama.com/library/llama3.2",
    asOf: "2026-11-28",
    contextTokens: 131_072,
    totalParameters: 3_210_000_000,
  },
};
