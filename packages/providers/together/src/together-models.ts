import type { Fact, ModelFacts } from "@moagraph/provider-kit";

/** Models with known facts. Any other id is as good: this is a hint, not a wall. */
export type TogetherModelId =
  | "Qwen/Qwen1.5-110B-Chat"
  | "Qwen/Qwen1.5-72B-Chat"
  | "Qwen/Qwen2.5-72B-Instruct-Turbo"
  | "Qwen/Qwen2.5-7B-Instruct-Turbo"
  | "databricks/dbrx-instruct"
  | "deepseek-ai/DeepSeek-R1"
  | "deepseek-ai/DeepSeek-V3"
  | "meta-llama/Llama-3-70b-chat-hf"
  | "meta-llama/Llama-3.3-70B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo"
  | "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo"
  | "microsoft/WizardLM-2-8x22B"
  | "mistralai/Mixtral-8x22B-Instruct-v0.1"
  | "openai/gpt-oss-120b"
  | "openai/gpt-oss-20b";

/** One day's reading of one page. */
type Reading = (value: number) => Fact;

function on(asOf: string, source: string): Reading {
  return (value) => ({ value, source, asOf });
}

const pricing = "https://www.together.ai/pricing";

/** The list prices of the month in which the paper's authors read them. */
const may2024: Reading = on("2024-05-22", pricing);

function card(asOf: string, repository: string): Reading {
  return on(asOf, `https://huggingface.co/${repository}`);
}

/** One price for prompt and reply, as Together's list has for most models. */
function flatPrice(usd: Fact): ModelFacts {
  return { inputUsdPerMillionTokens: usd, outputUsdPerMillionTokens: usd };
}

function parameters(total: Fact, active: Fact = total): ModelFacts {
  return { totalParameters: total, activeParameters: active };
}

const wizardLm = card("2024-04-15", "alpindale/WizardLM-2-8x22B");
const qwen110b = card("2024-04-25", "Qwen/Qwen1.5-110B-Chat");
const qwen72b = card("2024-02-04", "Qwen/Qwen1.5-72B-Chat");
const llama3 = card("2024-04-18", "meta-llama/Meta-Llama-3-70B-Instruct");
const mixtral = on("2024-04-17", "https://mistral.ai/news/mixtral-8x22b/");
const dbrx = card("2024-03-27", "databricks/dbrx-instruct");
const qwen25 = card("2024-09-19", "Qwen/Qwen2.5-72B-Instruct");
const qwen25Small = card("2024-09-19", "Qwen/Qwen2.5-7B-Instruct");
const llama31 = on("2024-07-31", "https://arxiv.org/abs/2407.21783");
const llama33 = card("2024-12-06", "meta-llama/Llama-3.3-70B-Instruct");
const deepseekV3 = card("2024-12-26", "deepseek-ai/DeepSeek-V3");
const deepseekR1 = card("2025-01-20", "deepseek-ai/DeepSeek-R1");
const gptOss = on("2025-08-05", "https://openai.com/index/introducing-gpt-oss/");

/**
 * Facts by model id: the paper's six, and later ones.
 *
 * The paper prints no prices, but says that it read them on 22 May 2024: the six have those of that
 * month. Later prices have the day on which Together began to serve the model, and what a model
 * card says of parameters and context has the day of the card.
 */
export const togetherModels: Readonly<Record<TogetherModelId, ModelFacts>> = {
  "microsoft/WizardLM-2-8x22B": {
    contextTokens: wizardLm(65_536),
    ...flatPrice(may2024(1.2)),
    ...parameters(wizardLm(141e9), wizardLm(39e9)),
  },
  "Qwen/Qwen1.5-110B-Chat": {
    contextTokens: qwen110b(32_768),
    ...flatPrice(may2024(1.8)),
    ...parameters(qwen110b(111e9)),
  },
  "Qwen/Qwen1.5-72B-Chat": {
    contextTokens: qwen72b(32_768),
    ...flatPrice(may2024(0.9)),
    ...parameters(qwen72b(72e9)),
  },
  "meta-llama/Llama-3-70b-chat-hf": {
    contextTokens: llama3(8_192),
    ...flatPrice(may2024(0.9)),
    ...parameters(llama3(70.6e9)),
  },
  "mistralai/Mixtral-8x22B-Instruct-v0.1": {
    contextTokens: mixtral(65_536),
    ...flatPrice(may2024(1.2)),
    ...parameters(mixtral(141e9), mixtral(39e9)),
  },
  "databricks/dbrx-instruct": {
    contextTokens: dbrx(32_768),
    ...flatPrice(may2024(1.2)),
    ...parameters(dbrx(132e9), dbrx(36e9)),
  },
  "Qwen/Qwen2.5-72B-Instruct-Turbo": {
    ...flatPrice(on("2024-09-19", pricing)(1.2)),
    ...parameters(qwen25(72.7e9)),
  },
  "Qwen/Qwen2.5-7B-Instruct-Turbo": {
    ...flatPrice(on("2024-09-19", pricing)(0.3)),
    ...parameters(qwen25Small(7.61e9)),
  },
  "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo": {
    contextTokens: llama31(131_072),
    ...flatPrice(on("2024-07-23", pricing)(0.18)),
    ...parameters(llama31(8e9)),
  },
  "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo": {
    contextTokens: llama31(131_072),
    ...flatPrice(on("2024-07-23", pricing)(0.88)),
    ...parameters(llama31(70e9)),
  },
  "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo": {
    ...parameters(llama31(405e9)),
  },
  "meta-llama/Llama-3.3-70B-Instruct-Turbo": {
    contextTokens: llama33(131_072),
    ...flatPrice(on("2024-12-06", pricing)(0.88)),
    ...parameters(llama33(70e9)),
  },
  "deepseek-ai/DeepSeek-V3": {
    ...parameters(deepseekV3(671e9), deepseekV3(37e9)),
  },
  "deepseek-ai/DeepSeek-R1": {
    ...parameters(deepseekR1(671e9), deepseekR1(37e9)),
  },
  "openai/gpt-oss-120b": {
    contextTokens: gptOss(131_072),
    inputUsdPerMillionTokens: on("2025-08-05", pricing)(0.15),
    outputUsdPerMillionTokens: on("2025-08-05", pricing)(0.6),
    ...parameters(gptOss(117e9), gptOss(5.1e9)),
  },
  "openai/gpt-oss-20b": {
    contextTokens: gptOss(131_072),
    ...parameters(gptOss(21e9), gptOss(3.6e9)),
  },
};
