import type { ModelCapabilities } from "@moagraph/provider-kit";

/**
 * Models whose chat templates write the opening `<think>` themselves, so that their replies have only
 * the closing tag, unless the server separates the reasoning. See the `chat_template` in the files
 * `tokenizer_config.json` of QwQ-32B, DeepSeek-R1 and Qwen3-…-Thinking-2507.
 */
const unopened = /(?:^|[/_-])(?:qwq-\d|deepseek-r1(?![a-z\d])|qwen3-.*-thinking)/i;

/** What the name of a model says about its reasoning. */
export function unopenedReasoningOf(model: string): ModelCapabilities {
  return unopened.test(model) ? { unopenedReasoning: true } : {};
}
