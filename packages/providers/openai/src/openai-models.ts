import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type OpenAiModelId =
  | "gpt-3.5-turbo-0125"
  | "gpt-4-0613"
  | "gpt-4-turbo-2024-04-09"
  | "gpt-4.1"
  | "gpt-4.1-mini"
  | "gpt-4.1-nano"
  | "gpt-4o"
  | "gpt-4o-2024-05-13"
  | "gpt-4o-2024-08-06"
  | "gpt-4o-mini"
  | "gpt-5"
  | "gpt-5-mini"
  | "gpt-5-nano"
  | "gpt-5.6-sol"
  | "gpt-5.6-terra"
  | "o1"
  | "o3"
  | "o3-mini"
  | "o4-mini";

/**
 * Context windows and prices by model id.
 *
 * Prices change: `gpt-4o` and `o3` once cost more. A dated id, such as the paper's
 * `gpt-4o-2024-05-13`, keeps its own price. OpenAI does not publish numbers of parameters.
 * The pages moved to developers.openai.com in 2026; their rows come from a stored copy.
 */
export const openAiModels: Readonly<Record<OpenAiModelId, ModelRow>> = {
  "gpt-3.5-turbo-0125": {
    contextTokens: 16_385,
    price: { inputUsd: 0.5, outputUsd: 1.5 },
    asOf: "2024-01-25",
    source: "https://platform.openai.com/docs/models/gpt-3.5-turbo",
  },
  "gpt-4-0613": {
    contextTokens: 8_192,
    price: { inputUsd: 30, outputUsd: 60 },
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-4",
  },
  "gpt-4-turbo-2024-04-09": {
    contextTokens: 128_000,
    price: { inputUsd: 10, outputUsd: 30 },
    asOf: "2024-04-09",
    source: "https://platform.openai.com/docs/models/gpt-4-turbo",
  },
  "gpt-4.1": {
    contextTokens: 1_047_576,
    price: { inputUsd: 2, outputUsd: 8 },
    asOf: "2025-04-14",
    source: "https://platform.openai.com/docs/models/gpt-4.1",
  },
  "gpt-4.1-mini": {
    contextTokens: 1_047_576,
    price: { inputUsd: 0.4, outputUsd: 1.6 },
    asOf: "2025-04-14",
    source: "https://platform.openai.com/docs/models/gpt-4.1-mini",
  },
  "gpt-4.1-nano": {
    contextTokens: 1_047_576,
    price: { inputUsd: 0.1, outputUsd: 0.4 },
    asOf: "2025-04-14",
    source: "https://platform.openai.com/docs/models/gpt-4.1-nano",
  },
  "gpt-4o": {
    contextTokens: 128_000,
    price: { inputUsd: 2.5, outputUsd: 10 },
    asOf: "2024-10-02",
    source: "https://platform.openai.com/docs/models/gpt-4o",
  },
  "gpt-4o-2024-05-13": {
    contextTokens: 128_000,
    price: { inputUsd: 5, outputUsd: 15 },
    asOf: "2024-05-13",
    source: "https://platform.openai.com/docs/models/gpt-4o",
  },
  "gpt-4o-2024-08-06": {
    contextTokens: 128_000,
    price: { inputUsd: 2.5, outputUsd: 10 },
    asOf: "2024-08-06",
    source: "https://platform.openai.com/docs/models/gpt-4o",
  },
  "gpt-4o-mini": {
    contextTokens: 128_000,
    price: { inputUsd: 0.15, outputUsd: 0.6 },
    asOf: "2024-07-18",
    source: "https://platform.openai.com/docs/models/gpt-4o-mini",
  },
  "gpt-5": {
    contextTokens: 400_000,
    price: { inputUsd: 1.25, outputUsd: 10 },
    asOf: "2025-08-07",
    source: "https://platform.openai.com/docs/models/gpt-5",
  },
  "gpt-5-mini": {
    contextTokens: 400_000,
    price: { inputUsd: 0.25, outputUsd: 2 },
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-5-mini",
  },
  "gpt-5-nano": {
    contextTokens: 400_000,
    price: { inputUsd: 0.05, outputUsd: 0.4 },
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-5-nano",
  },
  // Its price was a promotion that ended on 21 November 2026.
  "gpt-5.6-sol": {
    contextTokens: 1_050_000,
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-5.6-sol",
  },
  // A prompt of more than 272,000 tokens costs 2 times as much, and its reply 1.5 times.
  "gpt-5.6-terra": {
    contextTokens: 1_050_000,
    price: { inputUsd: 2, outputUsd: 12 },
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-5.6-terra",
  },
  o1: {
    contextTokens: 200_000,
    price: { inputUsd: 15, outputUsd: 60 },
    asOf: "2024-12-17",
    source: "https://platform.openai.com/docs/models/o1",
  },
  o3: {
    contextTokens: 200_000,
    price: { inputUsd: 2, outputUsd: 8 },
    asOf: "2025-06-10",
    source: "https://platform.openai.com/docs/models/o3",
  },
  "o3-mini": {
    contextTokens: 200_000,
    price: { inputUsd: 1.1, outputUsd: 4.4 },
    asOf: "2025-01-31",
    source: "https://platform.openai.com/docs/models/o3-mini",
  },
  "o4-mini": {
    contextTokens: 200_000,
    price: { inputUsd: 1.1, outputUsd: 4.4 },
    asOf: "2025-04-16",
    source: "https://platform.openai.com/docs/models/o4-mini",
  },
};

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    openai: OpenAiModelId;
  }
}
