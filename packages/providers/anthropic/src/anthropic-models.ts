import type { ModelTable } from "@moagraph/provider-kit";

const origin = {
  source:
    "https://github.com/anomalyco/models.dev/blob/d4e4a99/providers/anthropic/models/claude-opus-4-8.toml",
  asOf: "2026-07-02",
};

/** Known models of Anthropic. */
export const anthropicModels = {
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
} as const satisfies ModelTable;

/** The ids of Anthropic's models with known facts. */
export type AnthropicModelId = keyof typeof anthropicModels;

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    anthropic: AnthropicModelId;
  }
}
