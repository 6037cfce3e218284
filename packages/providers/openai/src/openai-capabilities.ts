import type { ModelCapabilities } from "@moagraph/provider-kit";

/** Reasoning models: `o1` to `o4`, and `gpt-5` and later, except their chat variants. */
const reasoning = /^(?:ft:)?(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*-chat)/;
/** Models before reasoning models. They accept every parameter. */
const older = /^(?:ft:)?(?:gpt-3|gpt-4|chatgpt-4)/;
/** The first two reasoning models. They accept neither a system nor a developer message. */
const first = /^o1-(?:mini|preview)/;

/** The efforts of families of models; later families may have other ones. */
const efforts: readonly (readonly [RegExp, readonly string[]])[] = [
  [first, []],
  [/^(?:ft:)?o\d/, ["low", "medium", "high"]],
  [/^gpt-5-pro/, ["high"]],
  [/^gpt-5(?:-|$)/, ["minimal", "low", "medium", "high"]],
  [/^gpt-5\.1(?:-\d|$)/, ["none", "low", "medium", "high"]],
  [/^gpt-5\.2(?:-\d|$)/, ["none", "low", "medium", "high", "xhigh"]],
];

/**
 * What is known of a model's parameters.
 *
 * Reasoning models reject `max_tokens`, `temperature`, `top_p` and `logprobs`:
 * https://platform.openai.com/docs/guides/reasoning. Older models accept `max_tokens`, and the
 * paper's requests use it. Models from `gpt-5.1` on accept a temperature without reasoning, so it is
 * unknown there. The efforts: https://platform.openai.com/docs/api-reference/chat/create. No model continues
 * a message of its own: https://github.com/IINemo/llm-tts-service, docs of 2026-02-15.
 *
 * @param model - The id of the model.
 * @example
 * ```ts
 * import { openAiCapabilities } from "@moagraph/openai";
 *
 * openAiCapabilities("gpt-4o").outputLimitName; // "max_tokens"
 * ```
 */
export function openAiCapabilities(model: string): ModelCapabilities {
  return { prefill: false, ...parametersOf(model) };
}

function parametersOf(model: string): ModelCapabilities {
  if (older.test(model))
    return { outputLimitName: "max_tokens", reasoningEffort: [], topLogprobs: 20 };
  const limit = { outputLimitName: "max_completion_tokens" } as const;
  if (!reasoning.test(model)) return limit;
  const effort = efforts.find(([family]) => family.test(model))?.[1];
  const known = { ...limit, ...(effort && { reasoningEffort: effort }) };
  if (/^(?:ft:)?gpt-\d+\.\d/.test(model)) return known;
  const sampling = { ...known, temperature: false, topP: false, topLogprobs: 0 };
  return first.test(model) ? { ...sampling, systemRole: false } : sampling;
}
