import type { ModelRow } from "@moagraph/provider-kit";

/** Ids of the models with known facts. The provider accepts any other id too. */
export type TogetherModelId =
  | "microsoft/WizardLM-2-8x22B"
  | "Qwen/Qwen1.5-110B-Chat"
  | "Qwen/Qwen1.5-72B-Chat"
  | "meta-llama/Llama-3-70b-chat-hf"
  | "mistralai/Mixtral-8x22B-Instruct-v0.1"
  | "databricks/dbrx-instruct"
  | "Qwen/Qwen2.5-72B-Instruct-Turbo"
  | "Qwen/Qwen2.5-7B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo"
  | "meta-llama/Llama-3.3-70B-Instruct-Turbo"
  | "deepseek-ai/DeepSeek-V3"
  | "deepseek-ai/DeepSeek-R1"
  | "openai/gpt-oss-120b"
  | "openai/gpt-oss-20b";

const priceList = { source: "https://www.together.ai/pricing" } as const;

/**
 * Context windows, parameters and prices by model id: the paper's six models, and later ones.
 *
 * The paper prints no prices, but states that its prices were read on 22 May 2024. The six models
 * have the list prices of that month. A later price has the day Together began to serve the model.
 */
export const togetherModels: Readonly<Record<TogetherModelId, ModelRow>> = {
  "microsoft/WizardLM-2-8x22B": {
    contextTokens: 65_536,
    totalParameters: 141e9,
    activeParameters: 39e9,
    source: "https://huggingface.co/alpindale/WizardLM-2-8x22B",
    asOf: "2024-04-15",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "Qwen/Qwen1.5-110B-Chat": {
    contextTokens: 32_768,
    totalParameters: 111e9,
    source: "https://huggingface.co/Qwen/Qwen1.5-110B-Chat",
    asOf: "2024-04-25",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.8, outputUsd: 1.8 },
  },
  "Qwen/Qwen1.5-72B-Chat": {
    contextTokens: 32_768,
    totalParameters: 72e9,
    source: "https://huggingface.co/Qwen/Qwen1.5-72B-Chat",
    asOf: "2024-02-04",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 0.9, outputUsd: 0.9 },
  },
  "meta-llama/Llama-3-70b-chat-hf": {
    contextTokens: 8_192,
    totalParameters: 70.6e9,
    source: "https://huggingface.co/meta-llama/Meta-Llama-3-70B-Instruct",
    asOf: "2024-04-18",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 0.9, outputUsd: 0.9 },
  },
  "mistralai/Mixtral-8x22B-Instruct-v0.1": {
    contextTokens: 65_536,
    totalParameters: 141e9,
    activeParameters: 39e9,
    source: "https://mistral.ai/news/mixtral-8x22b/",
    asOf: "2024-04-17",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "databricks/dbrx-instruct": {
    contextTokens: 32_768,
    totalParameters: 132e9,
    activeParameters: 36e9,
    source: "https://huggingface.co/databricks/dbrx-instruct",
    asOf: "2024-03-27",
    price: { ...priceList, asOf: "2024-05-22", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "Qwen/Qwen2.5-72B-Instruct-Turbo": {
    totalParameters: 72.7e9,
    source: "https://huggingface.co/Qwen/Qwen2.5-72B-Instruct",
    asOf: "2024-09-19",
    price: { ...priceList, asOf: "2024-09-19", inputUsd: 1.2, outputUsd: 1.2 },
  },
  "Qwen/Qwen2.5-7B-Instruct-Turbo": {
    totalParameters: 7.61e9,
    source: "https://huggingface.co/Qwen/Qwen2.5-7B-Instruct",
    asOf: "2024-09-19",
    price: { ...priceList, asOf: "2024-09-19", inputUsd: 0.3, outputUsd: 0.3 },
  },
  "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 8e9,
    source: "https://arxiv.org/abs/2407.21783",
    asOf: "2024-07-31",
    price: { ...priceList, asOf: "2024-07-23", inputUsd: 0.18, outputUsd: 0.18 },
  },
  "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 70e9,
    source: "https://arxiv.org/abs/2407.21783",
    asOf: "2024-07-31",
    price: { ...priceList, asOf: "2024-07-23", inputUsd: 0.88, outputUsd: 0.88 },
  },
  "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo": {
    totalParameters: 405e9,
    source: "https://arxiv.org/abs/2407.21783",
    asOf: "2024-07-31",
  },
  "meta-llama/Llama-3.3-70B-Instruct-Turbo": {
    contextTokens: 131_072,
    totalParameters: 70e9,
    source: "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct",
    asOf: "2024-12-06",
    price: { ...priceList, asOf: "2024-12-06", inputUsd: 0.88, outputUsd: 0.88 },
  },
  "deepseek-ai/DeepSeek-V3": {
    totalParameters: 671e9,
    activeParameters: 37e9,
    source: "https://huggingface.co/deepseek-ai/DeepSeek-V3",
    asOf: "2024-12-26",
  },
  "deepseek-ai/DeepSeek-R1": {
    totalParameters: 671e9,
    activeParameters: 37e9,
    source: "https://huggingface.co/deepseek-ai/DeepSeek-R1",
    asOf: "2025-01-20",
  },
  "openai/gpt-oss-120b": {
    contextTokens: 131_072,
    totalParameters: 117e9,
    activeParameters: 5.1e9,
    source: "https://openai.com/index/introducing-gpt-oss/",
    asOf: "2025-08-05",
    price: { ...priceList, asOf: "2025-08-05", inputUsd: 0.15, outputUsd: 0.6 },
  },
  "openai/gpt-oss-20b": {
    contextTokens: 131_072,
    totalParameters: 21e9,
    activeParameters: 3.6e9,
    source: "https://openai.com/index/introducing-gpt-oss/",
    asOf: "2025-08-05",
  },
};

declare module "@moagraph/provider-kit" {
  interface KnownModels {
    together: TogetherModelId;
  }
}
