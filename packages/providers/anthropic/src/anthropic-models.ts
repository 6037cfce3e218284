import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type AnthropicModelId =
  | "claude-fable-5-1"
  | "claude-opus-5-5"
  | "claude-sonnet-5-5"
  | "claude-haiku-5-5"
  | "claude-fable-5"
  | "claude-opus-5"
  | "claude-sonnet-5"
  | "claude-opus-4-8"
  | "claude-opus-4-7"
  | "claude-opus-4-6"
  | "claude-opus-4-5-20251101"
  | "claude-sonnet-4-6"
  | "claude-sonnet-4-5-20250929"
  | "claude-haiku-4-5"
  | "claude-haiku-4-5-20251001"
  | "claude-opus-4-1-20250805"
  | "claude-opus-4-20250514"
  | "claude-sonnet-4-20250514";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    anthropic: AnthropicModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/anthropic/models",
  asOf: "2026-07-02",
} as const;
const june = {
  source:
    "https://raw.githubusercontent.com/ottto-ai/ai-provider-watch/main/data/events/2026-06-15-anthropic-sonnet-4-opus-4-retirement.json",
  asOf: "2026-06-17",
} as const;
const arenaOfAugust = {
  source:
    "https://raw.githubusercontent.com/oolong-tea-2026/arena-ai-leaderboards/main/data/2026-08-24/text.json",
  asOf: "2026-08-21",
} as const;
const arenaOfApril = {
  source:
    "https://github.com/oolong-tea-2026/arena-ai-leaderboards/blob/main/data/2026-04-19/text.json",
  asOf: "2026-04-19",
} as const;

/**
 * What is known of Anthropic's models, by model id.
 *
 * The price of `claude-haiku-5-5` is that of prompts with up to 100,000 tokens; above, tokens cost 5
 * times as much. Anthropic does not publish numbers of parameters. The shortest prompts that are
 * cached come from https://dev.to/creeta/claudes-prompt-cache-fails-silently-below-1024-tokens-1ch1.
 */
export const anthropicModels: Readonly<Record<AnthropicModelId, ModelRow>> = {
  "claude-fable-5-1": {
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    source: "https://platform.claude.com/docs/en/models/overview",
    asOf: "2026-11-28",
    price: { inputUsd: 10, outputUsd: 50 },
    capabilities: { tools: true, images: true },
  },
  "claude-opus-5-5": {
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    source: "https://platform.claude.com/docs/en/models/overview",
    asOf: "2026-11-28",
    price: {
      source: "https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.21",
      asOf: "2026-09-22",
      inputUsd: 4,
      cachedInputUsd: 0.2,
      outputUsd: 20,
    },
    capabilities: { tools: true, images: true },
  },
  "claude-sonnet-5-5": {
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    source: "https://platform.claude.com/docs/en/models/sonnet-5-5/overview",
    asOf: "2026-11-28",
    price: { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 10 },
    capabilities: { tools: true, images: true },
  },
  "claude-haiku-5-5": {
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-10-07",
    source: "https://platform.claude.com/docs/en/models/haiku-5-5/overview",
    asOf: "2026-11-28",
    price: {
      source: "https://dev.to/roobia/como-usar-la-api-de-claude-haiku-55-463e",
      asOf: "2026-10-08",
      inputUsd: 0.1,
      cachedInputUsd: 0.01,
      outputUsd: 0.5,
    },
    capabilities: { tools: true, images: true },
  },
  "claude-fable-5": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-06-09",
    price: { inputUsd: 10, cachedInputUsd: 1, outputUsd: 50 },
    quality: { ...arenaOfAugust, score: 1508 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
      temperature: false,
      topP: false,
      promptCache: { minTokens: 512, blockTokens: 1 },
    },
  },
  "claude-opus-5": {
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-07-24",
    source: "https://platform.claude.com/docs/about-claude/models/whats-new-opus-5",
    asOf: "2026-11-28",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    quality: { ...arenaOfAugust, score: 1493 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
      temperature: false,
      topP: false,
      promptCache: { minTokens: 512, blockTokens: 1 },
    },
  },
  "claude-sonnet-5": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-06-30",
    price: { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 10 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
      temperature: false,
      topP: false,
      promptCache: { minTokens: 1_024, blockTokens: 1 },
    },
  },
  "claude-opus-4-8": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-05-28",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
      temperature: false,
      topP: false,
      promptCache: { minTokens: 1_024, blockTokens: 1 },
    },
  },
  "claude-opus-4-7": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-04-16",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    quality: { ...arenaOfAugust, score: 1494 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
      temperature: false,
      topP: false,
      promptCache: { minTokens: 2_048, blockTokens: 1 },
    },
  },
  "claude-opus-4-6": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-02-05",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    quality: { ...arenaOfAugust, score: 1497 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "max"],
      promptCache: { minTokens: 4_096, blockTokens: 1 },
    },
  },
  "claude-opus-4-5-20251101": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    released: "2025-11-01",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    quality: { ...arenaOfApril, score: 1469 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
      promptCache: { minTokens: 4_096, blockTokens: 1 },
    },
  },
  "claude-sonnet-4-6": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 64_000,
    released: "2026-02-17",
    price: { inputUsd: 3, cachedInputUsd: 0.3, outputUsd: 15 },
    quality: { ...arenaOfApril, score: 1463 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "max"],
      promptCache: { minTokens: 1_024, blockTokens: 1 },
    },
  },
  "claude-sonnet-4-5-20250929": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    released: "2025-09-29",
    price: { inputUsd: 3, cachedInputUsd: 0.3, outputUsd: 15 },
    quality: { ...arenaOfApril, score: 1452 },
    capabilities: { tools: true, images: true, promptCache: { minTokens: 1_024, blockTokens: 1 } },
  },
  "claude-haiku-4-5": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    released: "2025-10-15",
    price: { inputUsd: 1, cachedInputUsd: 0.1, outputUsd: 5 },
    capabilities: { tools: true, images: true, promptCache: { minTokens: 4_096, blockTokens: 1 } },
  },
  "claude-haiku-4-5-20251001": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    released: "2025-10-15",
    price: { inputUsd: 1, cachedInputUsd: 0.1, outputUsd: 5 },
    capabilities: { tools: true, images: true, promptCache: { minTokens: 4_096, blockTokens: 1 } },
  },
  "claude-opus-4-1-20250805": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 32_000,
    released: "2025-08-05",
    price: { inputUsd: 15, cachedInputUsd: 1.5, outputUsd: 75 },
    retirement: {
      source: "https://github.com/multidotdev/cli/releases/tag/v0.0.135",
      asOf: "2026-09-24",
      date: "2026-08-05",
      successor: "claude-opus-4-8",
    },
    quality: { ...arenaOfApril, score: 1447 },
    capabilities: { tools: true, images: true, promptCache: { minTokens: 1_024, blockTokens: 1 } },
  },
  "claude-opus-4-20250514": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 32_000,
    released: "2025-05-22",
    price: { inputUsd: 15, cachedInputUsd: 1.5, outputUsd: 75 },
    retirement: { ...june, date: "2026-06-15", successor: "claude-opus-4-8" },
    capabilities: { tools: true, images: true, promptCache: { minTokens: 1_024, blockTokens: 1 } },
  },
  "claude-sonnet-4-20250514": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    released: "2025-05-22",
    price: { inputUsd: 3, cachedInputUsd: 0.3, outputUsd: 15 },
    retirement: { ...june, date: "2026-06-15", successor: "claude-sonnet-4-6" },
    capabilities: { tools: true, images: true, promptCache: { minTokens: 1_024, blockTokens: 1 } },
  },
};
