import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type AnthropicModelId = "claude-opus-4-8";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    anthropic: AnthropicModelId;
  }
}

const origin = {
  source:
    "https://github.com/anomalyco/models.dev/blob/dev/providers/anthropic/models/claude-opus-4-8.toml",
  asOf: "2026-07-02",
};

/** What is known of Anthropic's models, each statement with its source and date. */
export const anthropicModels: Readonly<Record<AnthropicModelId, ModelRow>> = {
  "claude-opus-4-8": {
    ...origin,
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-05-28",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    capabilities: {
      temperature: false,
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
    },
  },
};
