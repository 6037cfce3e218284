import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type CohereModelId =
  | "command-a-plus-05-2026"
  | "command-a-03-2025"
  | "command-a-reasoning-08-2025"
  | "command-a-vision-07-2025"
  | "command-a-translate-08-2025"
  | "command-r-plus-08-2024"
  | "command-r-08-2024"
  | "command-r7b-12-2024";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    cohere: CohereModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/cohere/models",
  asOf: "2026-07-02",
} as const;
const commandA = {
  source: "https://huggingface.co/CohereLabs/c4ai-command-a-03-2025",
  asOf: "2025-03-13",
} as const;
const commandRPlus = {
  source: "https://huggingface.co/CohereLabs/c4ai-command-r-plus-08-2024",
  asOf: "2024-08-30",
} as const;
const commandR = {
  source: "https://huggingface.co/CohereLabs/c4ai-command-r-08-2024",
  asOf: "2024-08-30",
} as const;
const arenaOf2025 = {
  source:
    "https://github.com/fboulnois/llm-leaderboard-csv/blob/e964e252a171a83b8bf189675ca01406d86bc810/csv/lmarena_text.csv",
  asOf: "2025-08-04",
} as const;

/** What is known of Cohere's models, by model id. */
export const cohereModels: Readonly<Record<CohereModelId, ModelRow>> = {
  "command-a-plus-05-2026": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 64_000,
    released: "2026-05-20",
    price: { inputUsd: 2.5, outputUsd: 10 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "command-a-03-2025": {
    ...listed,
    contextTokens: 256_000,
    maxOutputTokens: 8_000,
    totalParameters: 111e9,
    released: "2025-03-13",
    parametersFrom: commandA,
    price: { inputUsd: 2.5, outputUsd: 10 },
    quality: { ...arenaOf2025, score: 1326 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "command-a-reasoning-08-2025": {
    ...listed,
    contextTokens: 256_000,
    maxOutputTokens: 32_000,
    released: "2025-08-21",
    price: { inputUsd: 2.5, outputUsd: 10 },
    capabilities: { tools: true, images: false },
  },
  "command-a-vision-07-2025": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 8_000,
    released: "2025-07-31",
    price: { inputUsd: 2.5, outputUsd: 10 },
    capabilities: { tools: false, images: true, reasoningEffort: [] },
  },
  "command-a-translate-08-2025": {
    ...listed,
    contextTokens: 8_000,
    released: "2025-08-28",
    price: { inputUsd: 2.5, outputUsd: 10 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "command-r-plus-08-2024": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 4_000,
    totalParameters: 104e9,
    released: "2024-08-30",
    parametersFrom: commandRPlus,
    price: { inputUsd: 2.5, outputUsd: 10 },
    quality: { ...arenaOf2025, score: 1233 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "command-r-08-2024": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 4_000,
    totalParameters: 32e9,
    released: "2024-08-30",
    parametersFrom: commandR,
    price: { inputUsd: 0.15, outputUsd: 0.6 },
    quality: { ...arenaOf2025, score: 1195 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "command-r7b-12-2024": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 4_000,
    released: "2024-12-02",
    price: { inputUsd: 0.0375, outputUsd: 0.15 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
};
