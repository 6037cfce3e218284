import type { ModelCapabilities } from "@moagraph/provider-kit";

/** What the API maps to an effort of its own; `none` turns reasoning off. */
const efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

/**
 * What DeepSeek documents about its models.
 *
 * While a model reasons, `temperature` has no effect. `deepseek-reasoner` always does, `deepseek-chat`
 * never, the others unless told otherwise: https://api-docs.deepseek.com/guides/thinking_mode and
 * https://api-docs.deepseek.com/guides/reasoning_model. The latter refuses `logprobs`.
 */
export function deepseekCapabilities(model: string): ModelCapabilities {
  if (model === "deepseek-chat") return { reasoningEffort: [], topLogprobs: 20 };
  if (model !== "deepseek-reasoner") return { reasoningEffort: efforts };
  return { reasoningEffort: [], temperature: false, topP: false, topLogprobs: 0 };
}
