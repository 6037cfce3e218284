import type { ModelCapabilities } from "@moagraph/provider-kit";

/** Reasoning models: `o1` to `o4`, and `gpt-5` and later, except their chat variants. */
const reasoning = /^(?:ft:)?(?:o\d|gpt-(?:[5-9]|\d\d))(?!.*-chat)/;
/** Models before reasoning models. They accept every parameter. */
const older = /^(?:ft:)?(?:gpt-3|gpt-4|chatgpt-4)/;
/** The first two reasoning models. They accept neither a system nor a developer message. */
const first = /^o1-(?:mini|preview)/;

/**
 * What OpenAI documents about a model's parameters; an empty object for unknown models.
 *
 * Reasoning models reject `max_tokens`, `temperature` and `top_p`:
 * https://platform.openai.com/docs/guides/reasoning. Older models accept `max_tokens`, and the
 * paper's requests use it. Models from `gpt-5.1` on accept a temperature without reasoning, so it is
 * unknown there.
 */
export function openAiCapabilities(model: string): ModelCapabilities {
  if (older.test(model)) return { outputLimitName: "max_tokens" };
  const limit = { outputLimitName: "max_completion_tokens" } as const;
  if (!reasoning.test(model) || /^(?:ft:)?gpt-\d+\.\d/.test(model)) return limit;
  const sampling = { ...limit, temperature: false, topP: false };
  return first.test(model) ? { ...sampling, systemRole: false } : sampling;
}
