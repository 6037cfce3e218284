/** WizardLM-8x22B in the paper. */
export const wizardLm8x22b = "together:microsoft/WizardLM-2-8x22B";
/** Qwen1.5-110B-Chat: the final aggregator of MoA and of table 3. */
export const qwen110b = "together:Qwen/Qwen1.5-110B-Chat";
/** Qwen1.5-72B-Chat: the final aggregator of MoA-Lite. */
export const qwen72b = "together:Qwen/Qwen1.5-72B-Chat";
/** LLaMA-3-70B-Instruct. */
export const llama3 = "together:meta-llama/Llama-3-70b-chat-hf";
/** Mixtral-8x22B-Instruct-v0.1. */
export const mixtral8x22b = "together:mistralai/Mixtral-8x22B-Instruct-v0.1";
/** dbrx-instruct. */
export const dbrx = "together:databricks/dbrx-instruct";
/** GPT-4 Omni (05/13). It only aggregates. */
export const gpt4o = "openai:gpt-4o-2024-05-13";

/**
 * The paper's six open models, in the order of its scripts.
 *
 * @see arXiv 2406.04692, section 3.1; `run_eval_alpaca_eval.sh` of togethercomputer/MoA
 * @example The first three models
 * ```ts
 * import { multiProposerGraph, paperModels } from "@moagraph/recipes";
 *
 * const graph = multiProposerGraph({ models: paperModels.slice(0, 3) });
 * ```
 */
export const paperModels: readonly string[] = /* @__PURE__ */ Object.freeze([
  wizardLm8x22b,
  qwen110b,
  qwen72b,
  llama3,
  mixtral8x22b,
  dbrx,
]);
