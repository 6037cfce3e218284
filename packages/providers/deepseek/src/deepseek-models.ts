import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type DeepseekModelId =
  | "deepseek-flash"
  | "deepseek-v4-pro"
  | "deepseek-v4-flash"
  | "deepseek-chat"
  | "deepseek-reasoner";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    deepseek: DeepseekModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/deepseek/models",
  asOf: "2026-07-02",
} as const;
const pricing = {
  source: "https://api-docs.deepseek.com/quick_start/pricing",
  asOf: "2026-11-15",
} as const;
const deepSeekPro = {
  source: "https://docs.venice.ai/models/deepseek-v4-pro",
  asOf: "2026-11-28",
} as const;
const deepSeekFlash = {
  source: "https://docs.apiyi.com/live/2026-08/deepseek-v4-flash-ga-launch.md",
  asOf: "2026-08-05",
} as const;

/**
 * What is known of DeepSeek's models, by model id.
 *
 * Prices are those of peak hours, 01:00 to 04:00 and 06:00 to 10:00 UTC from Monday to Friday. At all
 * other hours, tokens cost half as much. DeepSeek retired `deepseek-v4-flash` on 10 September 2026:
 * requests for it are answered by `deepseek-flash`.
 */
export const deepseekModels: Readonly<Record<DeepseekModelId, ModelRow>> = {
  "deepseek-flash": {
    ...pricing,
    contextTokens: 1_000_000,
    maxOutputTokens: 384_000,
    price: { inputUsd: 0.3, cachedInputUsd: 0.006, outputUsd: 1.2 },
    capabilities: { tools: true, images: true },
  },
  "deepseek-v4-pro": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 384_000,
    totalParameters: 1600e9,
    activeParameters: 49e9,
    released: "2026-04-24",
    parametersFrom: deepSeekPro,
    price: { ...pricing, inputUsd: 1.32, cachedInputUsd: 0.044, outputUsd: 3.96 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["high", "max"],
    },
  },
  "deepseek-v4-flash": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 384_000,
    totalParameters: 284e9,
    activeParameters: 13e9,
    released: "2026-04-24",
    parametersFrom: deepSeekFlash,
    price: { ...pricing, inputUsd: 0.3, cachedInputUsd: 0.006, outputUsd: 1.2 },
    retirement: { ...pricing, date: "2026-09-10", successor: "deepseek-flash" },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: false,
      reasoningEffort: ["none", "high", "max"],
    },
  },
  "deepseek-chat": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 384_000,
    released: "2025-12-01",
    price: { inputUsd: 0.14, cachedInputUsd: 0.0028, outputUsd: 0.28 },
    retirement: {
      source: "https://github.com/arikusi/deepseek-mcp-server/releases/tag/v2.0.0",
      asOf: "2026-06-22",
      date: "2026-07-24",
      successor: "deepseek-flash",
    },
    capabilities: { tools: true, images: false, reasoningEffort: [] },
  },
  "deepseek-reasoner": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 384_000,
    released: "2025-12-01",
    price: { inputUsd: 0.14, cachedInputUsd: 0.0028, outputUsd: 0.28 },
    retirement: {
      source: "https://github.com/arikusi/deepseek-mcp-server/releases/tag/v2.0.0",
      asOf: "2026-06-22",
      date: "2026-07-24",
      successor: "deepseek-flash",
    },
    capabilities: { tools: true, images: false },
  },
};
