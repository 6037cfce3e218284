import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type OllamaModelId =
  | "gemma3:4b"
  | "gemma3:12b"
  | "gemma3:27b"
  | "gemma4:31b"
  | "llama3.2:3b"
  | "llama3.1:8b"
  | "llama3.3:70b"
  | "qwen3:4b"
  | "qwen3:8b"
  | "qwen3:32b"
  | "ministral-3:3b"
  | "ministral-3:8b"
  | "gpt-oss:20b"
  | "gpt-oss:120b"
  | "phi4:14b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    ollama: OllamaModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/ollama-cloud/models",
  asOf: "2026-07-02",
} as const;
const gptOss = {
  source: "https://openai.com/index/introducing-gpt-oss/",
  asOf: "2025-08-05",
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
 * What is known of often pulled models of the Ollama library, by name and tag.
 *
 * `contextTokens` is the model's. Ollama serves fewer unless `num_ctx` or `OLLAMA_CONTEXT_LENGTH` says
 * otherwise. Models on your own machine have no price.
 */
export const ollamaModels: Readonly<Record<OllamaModelId, ModelRow>> = {
  "gemma3:4b": {
    ...listed,
    contextTokens: 131_072,
    quality: { ...arenaOf2025, score: 1293 },
    capabilities: { tools: false, images: true, reasoningEffort: [] },
  },
  "gemma3:12b": {
    ...listed,
    contextTokens: 131_072,
    quality: { ...arenaOf2025, score: 1335 },
    capabilities: { tools: false, images: true, reasoningEffort: [] },
  },
  "gemma3:27b": {
    ...listed,
    contextTokens: 131_072,
    quality: { ...arenaOf2025, score: 1357 },
    capabilities: { tools: false, images: true, reasoningEffort: [] },
  },
  "gemma4:31b": {
    ...listed,
    contextTokens: 262_144,
    quality: { ...arenaOfApril, score: 1451 },
    capabilities: { tools: true, images: true },
  },
  "llama3.2:3b": {
    contextTokens: 131_072,
    totalParameters: 3.21e9,
    released: "2024-09-25",
    source: "https://huggingface.co/meta-llama/Llama-3.2-3B-Instruct",
    asOf: "2024-09-25",
    quality: { ...arenaOf2025, score: 1117 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "llama3.1:8b": {
    contextTokens: 131_072,
    totalParameters: 8e9,
    released: "2024-07-23",
    source: "https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct",
    asOf: "2024-07-23",
    quality: { ...arenaOf2025, score: 1193 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "llama3.3:70b": {
    contextTokens: 131_072,
    totalParameters: 70e9,
    released: "2024-12-06",
    source: "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct",
    asOf: "2024-12-06",
    quality: { ...arenaOf2025, score: 1275 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "qwen3:4b": {
    contextTokens: 32_768,
    totalParameters: 4e9,
    released: "2025-04-29",
    source: "https://huggingface.co/Qwen/Qwen3-4B",
    asOf: "2025-04-29",
    capabilities: { tools: true, images: false },
  },
  "qwen3:8b": {
    contextTokens: 32_768,
    totalParameters: 8.2e9,
    released: "2025-04-29",
    source: "https://huggingface.co/Qwen/Qwen3-8B",
    asOf: "2025-04-29",
    capabilities: { tools: true, images: false },
  },
  "qwen3:32b": {
    contextTokens: 32_768,
    totalParameters: 32.8e9,
    released: "2025-04-29",
    source: "https://huggingface.co/Qwen/Qwen3-32B",
    asOf: "2025-04-29",
    quality: { ...arenaOf2025, score: 1341 },
    capabilities: { tools: true, images: false },
  },
  "ministral-3:3b": {
    ...listed,
    contextTokens: 262_144,
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "ministral-3:8b": {
    ...listed,
    contextTokens: 262_144,
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "gpt-oss:20b": {
    ...listed,
    contextTokens: 131_072,
    totalParameters: 21e9,
    activeParameters: 3.6e9,
    parametersFrom: gptOss,
    capabilities: { tools: true, images: false, reasoningEffort: ["low", "medium", "high"] },
  },
  "gpt-oss:120b": {
    ...listed,
    contextTokens: 131_072,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    parametersFrom: gptOss,
    capabilities: { tools: true, images: false, reasoningEffort: ["low", "medium", "high"] },
  },
  "phi4:14b": {
    contextTokens: 16_384,
    totalParameters: 14e9,
    released: "2024-12-12",
    source: "https://huggingface.co/microsoft/phi-4",
    asOf: "2024-12-12",
    quality: { ...arenaOf2025, score: 1222 },
    capabilities: { images: false, reasoningEffort: [] },
  },
};
