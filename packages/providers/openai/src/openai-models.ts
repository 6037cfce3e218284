import type { ModelFacts } from "@moagraph/provider-kit";

/** What OpenAI publishes about one model. */
interface Row {
  readonly contextTokens: number;
  /** US dollars per million prompt tokens. */
  readonly inputUsd?: number;
  /** US dollars per million reply tokens. */
  readonly outputUsd?: number;
  /** The day the page was read or, up to 2025, the day the price was announced. */
  readonly asOf: string;
  /** The address of the page. */
  readonly source: string;
}

/**
 * Context windows and prices by model id. `openAiFacts` reads them.
 *
 * Prices change: `gpt-4o` and `o3` once cost more. A dated id, such as the paper's
 * `gpt-4o-2024-05-13`, keeps its own price. OpenAI does not publish numbers of parameters.
 * The pages moved to developers.openai.com in 2026; their rows come from a stored copy.
 */
const openAiModels = {
  "gpt-3.5-turbo-0125": {
    contextTokens: 16_385,
    inputUsd: 0.5,
    outputUsd: 1.5,
    asOf: "2024-01-25",
    source: "https://platform.openai.com/docs/models/gpt-3.5-turbo",
  },
  "gpt-4-0613": {
    contextTokens: 8_192,
    inputUsd: 30,
    outputUsd: 60,
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-4",
  },
  "gpt-4-turbo-2024-04-09": {
    contextTokens: 128_000,
    inputUsd: 10,
    outputUsd: 30,
    asOf: "2024-04-09",
    source: "https://platform.openai.com/docs/models/gpt-4-turbo",
  },
  "gpt-4.1": {
    contextTokens: 1_047_576,
    inputUsd: 2,
    outputUsd: 8,
    asOf: "2025-04-14",
    source: "https://platform.openai.com/docs/models/gpt-4.1",
  },
  "gpt-4.1-mini": {
    contextTokens: 1_047_576,
    inputUsd: 0.4,
    outputUsd: 1.6,
    asOf: "2025-04-14",
    source: "https://platform.openai.com/docs/models/gpt-4.1-mini",
  },
  "gpt-4.1-nano": {
    contextTokens: 1_047_576,
    inputUsd: 0.1,
    outputUsd: 0.4,
    asOf: "2025-04-14",
    source: "https://platform.openai.com/docs/models/gpt-4.1-nano",
  },
  "gpt-4o": {
    contextTokens: 128_000,
    inputUsd: 2.5,
    outputUsd: 10,
    asOf: "2024-10-02",
    source: "https://platform.openai.com/docs/models/gpt-4o",
  },
  "gpt-4o-2024-05-13": {
    contextTokens: 128_000,
    inputUsd: 5,
    outputUsd: 15,
    asOf: "2024-05-13",
    source: "https://platform.openai.com/docs/models/gpt-4o",
  },
  "gpt-4o-2024-08-06": {
    contextTokens: 128_000,
    inputUsd: 2.5,
    outputUsd: 10,
    asOf: "2024-08-06",
    source: "https://platform.openai.com/docs/models/gpt-4o",
  },
  "gpt-4o-mini": {
    contextTokens: 128_000,
    inputUsd: 0.15,
    outputUsd: 0.6,
    asOf: "2024-07-18",
    source: "https://platform.openai.com/docs/models/gpt-4o-mini",
  },
  "gpt-5": {
    contextTokens: 400_000,
    inputUsd: 1.25,
    outputUsd: 10,
    asOf: "2025-08-07",
    source: "https://platform.openai.com/docs/models/gpt-5",
  },
  "gpt-5-mini": {
    contextTokens: 400_000,
    inputUsd: 0.25,
    outputUsd: 2,
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-5-mini",
  },
  "gpt-5-nano": {
    contextTokens: 400_000,
    inputUsd: 0.05,
    outputUsd: 0.4,
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
    inputUsd: 2,
    outputUsd: 12,
    asOf: "2026-11-22",
    source: "https://developers.openai.com/api/docs/models/gpt-5.6-terra",
  },
  o1: {
    contextTokens: 200_000,
    inputUsd: 15,
    outputUsd: 60,
    asOf: "2024-12-17",
    source: "https://platform.openai.com/docs/models/o1",
  },
  o3: {
    contextTokens: 200_000,
    inputUsd: 2,
    outputUsd: 8,
    asOf: "2025-06-10",
    source: "https://platform.openai.com/docs/models/o3",
  },
  "o3-mini": {
    contextTokens: 200_000,
    inputUsd: 1.1,
    outputUsd: 4.4,
    asOf: "2025-01-31",
    source: "https://platform.openai.com/docs/models/o3-mini",
  },
  "o4-mini": {
    contextTokens: 200_000,
    inputUsd: 1.1,
    outputUsd: 4.4,
    asOf: "2025-04-16",
    source: "https://platform.openai.com/docs/models/o4-mini",
  },
} as const;

/** Ids of the models with known facts. The provider accepts any other id too. */
export type OpenAiModelId = keyof typeof openAiModels;

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    openai: OpenAiModelId;
  }
}

/** The ids of the models with known facts, in the order of the table. */
export const openAiModelIds: readonly string[] = Object.keys(openAiModels);

/** The known facts about a model; an empty object if there are none. */
export function openAiFacts(model: string): ModelFacts {
  const known: Readonly<Record<string, Row>> = openAiModels;
  const row = Object.hasOwn(known, model) ? known[model] : undefined;
  if (row === undefined) return {};
  const { contextTokens, inputUsd, outputUsd, asOf, source } = row;
  return {
    contextTokens: { value: contextTokens, source, asOf },
    ...(inputUsd !== undefined && {
      inputUsdPerMillionTokens: { value: inputUsd, source, asOf },
    }),
    ...(outputUsd !== undefined && {
      outputUsdPerMillionTokens: { value: outputUsd, source, asOf },
    }),
  };
}
