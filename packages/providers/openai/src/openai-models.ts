import type { ModelFacts } from "@moagraph/provider-kit";

/** Models with known facts. Any other id is as good: this is a hint, not a wall. */
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

/** Context window in tokens, and US dollars per million prompt and reply tokens. */
type Row = readonly [contextTokens: number, inputUsd: number, outputUsd: number];

/** The facts of one page, as it stood on one day. */
function published(asOf: string, source: string, [context, input, output]: Row): ModelFacts {
  return {
    contextTokens: { value: context, source, asOf },
    inputUsdPerMillionTokens: { value: input, source, asOf },
    outputUsdPerMillionTokens: { value: output, source, asOf },
  };
}

const docs = "https://platform.openai.com/docs/models";
/** Where the pages moved in 2026; a stored copy of them was read. */
const newDocs = "https://developers.openai.com/api/docs/models";

/**
 * Facts by model id. OpenAI publishes no numbers of parameters.
 *
 * The date is the day on which a page was read or, up to 2025, on which its price was announced.
 * Prices change: `gpt-4o` and `o3` once cost more. A dated id, such as the paper's
 * `gpt-4o-2024-05-13`, keeps its own.
 */
export const openAiModels: Readonly<Record<OpenAiModelId, ModelFacts>> = {
  "gpt-3.5-turbo-0125": published("2024-01-25", `${docs}/gpt-3.5-turbo`, [16_385, 0.5, 1.5]),
  "gpt-4-0613": published("2026-11-22", `${newDocs}/gpt-4`, [8_192, 30, 60]),
  "gpt-4-turbo-2024-04-09": published("2024-04-09", `${docs}/gpt-4-turbo`, [128_000, 10, 30]),
  "gpt-4.1": published("2025-04-14", `${docs}/gpt-4.1`, [1_047_576, 2, 8]),
  "gpt-4.1-mini": published("2025-04-14", `${docs}/gpt-4.1-mini`, [1_047_576, 0.4, 1.6]),
  "gpt-4.1-nano": published("2025-04-14", `${docs}/gpt-4.1-nano`, [1_047_576, 0.1, 0.4]),
  "gpt-4o": published("2024-10-02", `${docs}/gpt-4o`, [128_000, 2.5, 10]),
  "gpt-4o-2024-05-13": published("2024-05-13", `${docs}/gpt-4o`, [128_000, 5, 15]),
  "gpt-4o-2024-08-06": published("2024-08-06", `${docs}/gpt-4o`, [128_000, 2.5, 10]),
  "gpt-4o-mini": published("2024-07-18", `${docs}/gpt-4o-mini`, [128_000, 0.15, 0.6]),
  "gpt-5": published("2025-08-07", `${docs}/gpt-5`, [400_000, 1.25, 10]),
  "gpt-5-mini": published("2026-11-22", `${newDocs}/gpt-5-mini`, [400_000, 0.25, 2]),
  "gpt-5-nano": published("2026-11-22", `${newDocs}/gpt-5-nano`, [400_000, 0.05, 0.4]),
  // Its price was a promotion that ended on 21 November 2026.
  "gpt-5.6-sol": {
    contextTokens: { value: 1_050_000, source: `${newDocs}/gpt-5.6-sol`, asOf: "2026-11-22" },
  },
  // Prompts of more than 272,000 tokens cost twice as much, and their replies half as much again.
  "gpt-5.6-terra": published("2026-11-22", `${newDocs}/gpt-5.6-terra`, [1_050_000, 2, 12]),
  o1: published("2024-12-17", `${docs}/o1`, [200_000, 15, 60]),
  o3: published("2025-06-10", `${docs}/o3`, [200_000, 2, 8]),
  "o3-mini": published("2025-01-31", `${docs}/o3-mini`, [200_000, 1.1, 4.4]),
  "o4-mini": published("2025-04-16", `${docs}/o4-mini`, [200_000, 1.1, 4.4]),
};
