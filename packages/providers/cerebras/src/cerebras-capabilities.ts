import type { ModelCapabilities } from "@moagraph/provider-kit";

/**
 * What Cerebras documents about its API: the output limit is `max_completion_tokens`, and `gpt-oss`
 * accepts an effort. See https://inference-docs.cerebras.ai/api-reference/chat-completions and
 * https://inference-docs.cerebras.ai/capabilities/reasoning.
 */
export function cerebrasCapabilities(model: string): ModelCapabilities {
  const isAdjustable = model.startsWith("gpt-oss-");
  return {
    outputLimitName: "max_completion_tokens",
    ...(isAdjustable && { reasoningEffort: ["low", "medium", "high"] }),
  };
}
