import { modelIdOf } from "@moagraph/core/graph";
import type { Fact } from "@moagraph/provider-kit";

/** Parameters that a model uses for one token, by the vendor's name of the model. */
export type ModelParameters = Readonly<Record<string, Fact>>;

/**
 * The models of the paper with the parameters that each uses for one token.
 *
 * Add models of yours: `{ ...modelParameters, "my-model": { value: 8e9, source: "https://…", asOf: "2026-01-01" } }`.
 * GPT-4 is an assumption: the paper takes 8 experts of 220 billion parameters from a rumour, and does not state how many
 * are used for a token. One is assumed here: its configuration with GPT-4o then has about 350 tflops, where the axis of
 * its figure ends.
 *
 * @see arXiv 2406.04692, section 3.4
 */
export const modelParameters: ModelParameters = {
  "microsoft/WizardLM-2-8x22B": {
    value: 39e9,
    source: "https://huggingface.co/alpindale/WizardLM-2-8x22B",
    asOf: "2024-04-15",
  },
  "Qwen/Qwen1.5-110B-Chat": {
    value: 111e9,
    source: "https://huggingface.co/Qwen/Qwen1.5-110B-Chat",
    asOf: "2024-04-25",
  },
  "Qwen/Qwen1.5-72B-Chat": {
    value: 72e9,
    source: "https://huggingface.co/Qwen/Qwen1.5-72B-Chat",
    asOf: "2024-02-04",
  },
  "meta-llama/Llama-3-70b-chat-hf": {
    value: 70.6e9,
    source: "https://huggingface.co/meta-llama/Meta-Llama-3-70B-Instruct",
    asOf: "2024-04-18",
  },
  "mistralai/Mixtral-8x22B-Instruct-v0.1": {
    value: 39e9,
    source: "https://mistral.ai/news/mixtral-8x22b/",
    asOf: "2024-04-17",
  },
  "databricks/dbrx-instruct": {
    value: 36e9,
    source: "https://huggingface.co/databricks/dbrx-instruct",
    asOf: "2024-03-27",
  },
  ...assumedGpt4(["gpt-4o-2024-05-13", "gpt-4-turbo-2024-04-09", "gpt-4-1106-preview"]),
};

function assumedGpt4(models: readonly string[]): ModelParameters {
  const fact: Fact = {
    value: 220e9,
    source: "https://arxiv.org/abs/2406.04692v1",
    asOf: "2024-06-07",
  };
  return Object.fromEntries(models.map((model) => [model, fact]));
}

/** The parameters of a model of a graph. `undefined` if the table does not have it. */
export function parametersOf(table: ModelParameters, model: string): Fact | undefined {
  for (const name of [model, modelIdOf(model)]) {
    if (Object.hasOwn(table, name)) return table[name];
  }
  return undefined;
}
