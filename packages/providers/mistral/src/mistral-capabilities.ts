import type { ModelCapabilities } from "@moagraph/provider-kit";

/** Models with adjustable reasoning: Mistral Small 4 and Medium 3.5. */
const adjustable = /^mistral-(?:small-(?:latest|2603)|medium-(?:2604|3[.-]5))$/;
/** Models from before. */
const older =
  /^(?:codestral|devstral|magistral|ministral|open-|pixtral|mistral-(?:nemo|large-2[45]|(?:small|medium)-25))/;

/**
 * What Mistral documents about its API and its models.
 *
 * Fields that the API does not know are refused, `stream_options` and `logprobs` among them; a stream
 * reports its usage without being asked. A last message with `prefix` is continued:
 * https://docs.mistral.ai/api. Reasoning can be adjusted from
 * Mistral Small 4 on: https://docs.mistral.ai/capabilities/reasoning. All models have structured output:
 * https://docs.mistral.ai/resources/release-note/2025-01-28-custom-structured-outputs-for-all-models.
 */
export function mistralCapabilities(model: string): ModelCapabilities {
  const effort = adjustable.test(model) ? ["none", "high"] : older.test(model) ? [] : undefined;
  const ofApi = { streamOptions: false, topLogprobs: 0, prefill: true, structuredOutput: true };
  return { ...ofApi, ...(effort && { reasoningEffort: effort }) };
}
