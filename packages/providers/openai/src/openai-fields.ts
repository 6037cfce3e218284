import type { FieldType } from "@moagraph/provider-kit/vendor";

/**
 * The fields of OpenAI's requests that `providerOptions` can set, with their types. From
 * `ChatCompletionCreateParams` of the package openai 6.49.0.
 */
export const openAiFields: Readonly<Record<string, FieldType>> = {
  audio: "object",
  frequency_penalty: "number",
  function_call: "any",
  functions: "list",
  logit_bias: "object",
  metadata: "object",
  modalities: "list",
  moderation: "any",
  parallel_tool_calls: "boolean",
  prediction: "object",
  presence_penalty: "number",
  prompt_cache_key: "text",
  prompt_cache_options: "object",
  prompt_cache_retention: "text",
  safety_identifier: "text",
  service_tier: "text",
  store: "boolean",
  stream_options: "object",
  tool_choice: "any",
  tools: "list",
  user: "text",
  verbosity: "text",
  web_search_options: "object",
};
