import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type XaiModelId =
  | "grok-4.6"
  | "grok-4.5"
  | "grok-4.3"
  | "grok-4.20-0309-reasoning"
  | "grok-4.20-0309-non-reasoning"
  | "grok-build-0.1"
  | "grok-4-0709"
  | "grok-4-1-fast-reasoning"
  | "grok-4-fast-reasoning"
  | "grok-code-fast-1"
  | "grok-3";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    xai: XaiModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/xai/models",
  asOf: "2026-07-02",
} as const;
const may = {
  source: "https://docs.x.ai/docs/migration/may-15-retirement",
  asOf: "2026-11-28",
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
 * What is known of xAI's models, by model id.
 *
 * A prompt of more than 200,000 tokens costs 2 times as much. xAI does not publish numbers of
 * parameters of these models.
 */
export const xaiModels: Readonly<Record<XaiModelId, ModelRow>> = {
  "grok-4.6": {
    contextTokens: 500_000,
    released: "2026-08-07",
    source: "https://docs.apiyi.com/models/grok-4-6.md",
    asOf: "2026-11-28",
    price: { inputUsd: 2, cachedInputUsd: 0.5, outputUsd: 6 },
    capabilities: { images: true },
  },
  "grok-4.5": {
    contextTokens: 500_000,
    released: "2026-07-09",
    source: "https://github.com/Zoo-Code-Org/Zoo-Code/issues/866",
    asOf: "2026-11-28",
    price: { inputUsd: 2, cachedInputUsd: 0.5, outputUsd: 6 },
    capabilities: { images: true, reasoningEffort: ["low", "medium", "high"] },
  },
  "grok-4.3": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 30_000,
    released: "2026-04-17",
    price: { inputUsd: 1.25, cachedInputUsd: 0.2, outputUsd: 2.5 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["none", "low", "medium", "high"],
    },
  },
  "grok-4.20-0309-reasoning": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 30_000,
    released: "2026-03-09",
    price: { inputUsd: 1.25, cachedInputUsd: 0.2, outputUsd: 2.5 },
    quality: { ...arenaOfApril, score: 1480 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "grok-4.20-0309-non-reasoning": {
    ...listed,
    contextTokens: 1_000_000,
    maxOutputTokens: 30_000,
    released: "2026-03-09",
    price: { inputUsd: 1.25, cachedInputUsd: 0.2, outputUsd: 2.5 },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
  "grok-build-0.1": {
    ...listed,
    contextTokens: 256_000,
    released: "2026-04-16",
    price: { inputUsd: 1, cachedInputUsd: 0.2, outputUsd: 2 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "grok-4-0709": {
    ...may,
    retirement: { date: "2026-05-15", successor: "grok-4.3" },
    quality: { ...arenaOf2025, score: 1434 },
  },
  "grok-4-1-fast-reasoning": {
    ...may,
    retirement: { date: "2026-05-15", successor: "grok-4.3" },
  },
  "grok-4-fast-reasoning": {
    ...may,
    retirement: { date: "2026-05-15", successor: "grok-4.3" },
  },
  "grok-code-fast-1": {
    ...may,
    retirement: { date: "2026-05-15", successor: "grok-4.3" },
  },
  "grok-3": {
    ...may,
    retirement: { date: "2026-05-15", successor: "grok-4.3" },
  },
};
