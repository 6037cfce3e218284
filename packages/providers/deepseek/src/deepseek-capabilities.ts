import type { ModelCapabilities } from "@moagraph/provider-kit";

/** What the API maps to an effort of its own; `none` turns reasoning off. */
const efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

/**
 * What DeepSeek documents about its models.
 *
 * While a model reasons, `temperature` has no effect. `deepseek-reasoner` always does, `deepseek-chat`
 * never, the others unless told otherwise: https://api-docs.deepseek.com/guides/thinking_mode and
 * https://api-docs.deepseek.com/guides/reasoning_model. The latter refuses `logprobs`. These two have JSON
 * without a schema only: https://api-docs.deepseek.com/guides/json_mode.
 */
export function deepseekCapabilities(model: string): ModelCapabilities {
  const jsonOnly = { structuredOutput: false, reasoningEffort: [] };
  if (model === "deepseek-chat") return { ...jsonOnly, topLogprobs: 20 };
  if (model !== "deepseek-reasoner") return { reasoningEffort: efforts };
  return { ...jsonOnly, temperature: false, topP: false, topLogprobs: 0 };
}
