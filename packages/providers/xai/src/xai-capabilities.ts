import type { ModelCapabilities } from "@moagraph/provider-kit";

/** Reasoning models. `grok-3` without `mini` is none, and variants can say that they are none. */
const reasoning = /^grok-(?:3-mini|4|build|code)(?!.*non-reasoning)/;

/** The efforts of models that have any. */
const efforts: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^grok-3-mini/, ["low", "high"]],
  [/^grok-4\.3/, ["none", "low", "medium", "high"]],
  [/^grok-4\.20-multi-agent/, ["low", "medium", "high", "xhigh"]],
  // The effort is refused by these, although most of them reason.
  [/^grok-(?:2|3|4(?:-|$)|4\.20|build|code)/, []],
];

/**
 * What xAI documents about its models: reasoning models refuse `stop`, and only some models accept an
 * effort. See https://docs.x.ai/docs/guides/reasoning and, for Grok 4.3, https://docs.x.ai/docs/models.
 */
export function xaiCapabilities(model: string): ModelCapabilities {
  const found = efforts.find(([family]) => family.test(model));
  return {
    ...(found && { reasoningEffort: found[1] }),
    ...(reasoning.test(model) && { stop: false }),
    topLogprobs: 8,
  };
}
