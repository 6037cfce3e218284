import type { ModelCapabilities } from "@moagraph/provider-kit";

/**
 * What Groq documents about its API and the families of its models.
 *
 * `logprobs` and `top_logprobs` are refused: https://console.groq.com/docs/openai. Each family of
 * reasoning models has its own efforts: https://console.groq.com/docs/reasoning. A last message of the model
 * is continued: https://console.groq.com/docs/prefilling. For models that reason first, that is unknown.
 */
export function groqCapabilities(model: string): ModelCapabilities {
  const effort = effortOf(model);
  const ofApi = { topLogprobs: 0, ...(effort && { reasoningEffort: effort }) };
  return effort?.length === 0 ? { ...ofApi, prefill: true } : ofApi;
}

function effortOf(model: string): ModelCapabilities["reasoningEffort"] {
  if (/^openai\/gpt-oss-\d/.test(model)) return ["low", "medium", "high"];
  if (model.startsWith("qwen/qwen3")) return ["none", "default"];
  return /^(?:meta-llama\/)?llama-/.test(model) ? [] : undefined;
}
