import type { Fact, ModelFacts } from "@moagraph/provider-kit";

/** What is published about one model. */
interface Row {
  /** Absent where the card does not state it. */
  readonly contextTokens?: number;
  readonly totalParameters: number;
  /** Parameters used for one token. All of them, unless it is given. */
  readonly activeParameters?: number;
  /** Where context and parameters were published, and when. */
  readonly card: Origin;
  /** US dollars per million tokens on Together's price list, on that day. */
  readonly price?: {
    readonly asOf: string;
    readonly inputUsd: number;
    readonly outputUsd: number;
  };
}

interface Origin {
  readonly asOf: string;
  readonly source: string;
}

/**
 * Context windows, parameters and prices by model id: the paper's six models, and later ones.
 * `togetherFacts` reads them.
 *
 * The paper prints no prices, but states that its prices were read on 22 May 2024. The six models
 * have the list prices of that month. A later price has the day Together began to serve the model.
 */
const togetherModels = {
  "microsoft/WizardLM-2-8x22B": {
    contextTokens: 65_536,
    totalParameters: 141e9,
    activeParameters: 39e9,
    card: { asOf: "2024-04-15", source: "https://huggingface.co/alpindale/WizardLM-2-8x22B" },
    price: { asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "Qwen/Qwen1.5-110B-Chat": {
    contextTokens: 32_768,
    totalParameters: 111e9,
    card: { asOf: "2024-04-25", source: "https://huggingface.co/Qwen/Qwen1.5-110B-Chat" },
    price: { asOf: "2024-05-22", inputUsd: 1.8, outputUsd: 1.8 },
  },
  "Qwen/Qwen1.5-72B-Chat": {
    contextTokens: 32_768,
    totalParameters: 72e9,
    card: { asOf: "2024-02-04", source: "https://huggingface.co/Qwen/Qwen1.5-72B-Chat" },
    price: { asOf: "2024-05-22", inputUsd: 0.9, outputUsd: 0.9 },
  },
  "meta-llama/Llama-3-70b-chat-hf": {
    contextTokens: 8_192,
    totalParameters: 70.6e9,
    card: {
      asOf: "2024-04-18",
      source: "https://huggingface.co/meta-llama/Meta-Llama-3-70B-Instruct",
    },
    price: { asOf: "2024-05-22", inputUsd: 0.9, outputUsd: 0.9 },
  },
  "mistralai/Mixtral-8x22B-Instruct-v0.1": {
    contextTokens: 65_536,
    totalParameters: 141e9,
    activeParameters: 39e9,
    card: { asOf: "2024-04-17", source: "https://mistral.ai/news/mixtral-8x22b/" },
    price: { asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "databricks/dbrx-instruct": {
    contextTokens: 32_768,
    totalParameters: 132e9,
    activeParameters: 36e9,
    card: { asOf: "2024-03-27", source: "https://huggingface.co/databricks/dbrx-instruct" },
    price: { asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "Qwen/Qwen2.5-72B-Instruct-Turbo": {
    totalParameters: 72.7e9,
    card: { asOf: "2024-09-19", source: "https://huggingface.co/Qwen/Qwen2.5-72B-Instruct" },
    price: { asOf: "2024-09-19", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "Qwen/Qwen2.5-7B-Instruct-Turbo": {
    totalParameters: 7.61e9,
    card: { asOf: "2024-09-19", source: "https://huggingface.co/Qwen/Qwen2.5-7B-Instruct" },
    price: { asOf: "2024-09-19", inputUsd: 0.3, outputUsd: 0.3 },
  },
  "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 8e9,
    card: { asOf: "2024-07-31", source: "https://arxiv.org/abs/2407.21783" },
    price: { asOf: "2024-07-23", inputUsd: 0.18, outputUsd: 0.18 },
  },
  "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 70e9,
    card: { asOf: "2024-07-31", source: "https://arxiv.org/abs/2407.21783" },
    price: { asOf: "2024-07-23", inputUsd: 0.88, outputUsd: 0.88 },
  },
  "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo": {
    totalParameters: 405e9,
    card: { asOf: "2024-07-31", source: "https://arxiv.org/abs/2407.21783" },
  },
  "meta-llama/Llama-3.3-70B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 70e9,
    card: {
      asOf: "2024-12-06",
      source: "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct",
    },
    price: { asOf: "2024-12-06", inputUsd: 0.88, outputUsd: 0.88 },
  },
  "deepseek-ai/DeepSeek-V3": {
    totalParameters: 671e9,
    activeParameters: 37e9,
    card: { asOf: "2024-12-26", source: "https://huggingface.co/deepseek-ai/DeepSeek-V3" },
  },
  "deepseek-ai/DeepSeek-R1": {
    totalParameters: 671e9,
    activeParameters: 37e9,
    card: { asOf: "2025-01-20", source: "https://huggingface.co/deepseek-ai/DeepSeek-R1" },
  },
  "openai/gpt-oss-120b": {
    contextTokens: 131_072,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    card: { asOf: "2025-08-05", source: "https://openai.com/index/introducing-gpt-oss/" },
    price: { asOf: "2025-08-05", inputUsd: 0.15, outputUsd: 0.6 },
  },
  "openai/gpt-oss-20b": {
    contextTokens: 131_072,
    totalParameters: 21e9,
    activeParameters: 3.6e9,
    card: { asOf: "2025-08-05", source: "https://openai.com/index/introducing-gpt-oss/" },
  },
} as const;

/** Ids of the models with known facts. The provider accepts any other id too. */
export type TogetherModelId = keyof typeof togetherModels;

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    together: TogetherModelId;
  }
}

/** The ids of the models with known facts, in the order of the table. */
export const togetherModelIds: readonly string[] = Object.keys(togetherModels);

/** The known facts about a model; an empty object if there are none. */
export function togetherFacts(model: string): ModelFacts {
  const known: Readonly<Record<string, Row>> = togetherModels;
  const row = Object.hasOwn(known, model) ? known[model] : undefined;
  return row === undefined ? {} : { ...contextOf(row), ...pricesOf(row), ...parametersOf(row) };
}

function contextOf({ contextTokens, card }: Row): ModelFacts {
  return contextTokens === undefined ? {} : { contextTokens: fact(contextTokens, card) };
}

function pricesOf({ price }: Row): ModelFacts {
  if (price === undefined) return {};
  const origin = { asOf: price.asOf, source: "https://www.together.ai/pricing" };
  return {
    inputUsdPerMillionTokens: fact(price.inputUsd, origin),
    outputUsdPerMillionTokens: fact(price.outputUsd, origin),
  };
}

function parametersOf({ totalParameters, activeParameters, card }: Row): ModelFacts {
  return {
    totalParameters: fact(totalParameters, card),
    activeParameters: fact(activeParameters ?? totalParameters, card),
  };
}

function fact(value: number, { asOf, source }: Origin): Fact {
  return { value, source, asOf };
}
