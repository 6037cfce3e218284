import type { ChatParams } from "@moagraph/provider-kit";

/** Models with a number of tokens for thinking instead of a level. */
const withBudget = /^gemini-(?:1|2)\b/;

/** Tokens for thinking, as in Google's API for OpenAI's clients: https://ai.google.dev/gemini-api/docs/openai */
const budgets: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 1_024,
  low: 1_024,
  medium: 8_192,
  high: 24_576,
};

/** The parameters of a request under Google's names. */
export function generationConfig(
  model: string,
  params: ChatParams,
): Readonly<Record<string, unknown>> {
  const { temperature, topP, stop, seed, topLogprobs, maxOutputTokens, reasoningEffort } = params;
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(stop !== undefined && { stopSequences: [...stop] }),
    ...(seed !== undefined && { seed }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(topLogprobs !== undefined && { responseLogprobs: true, logprobs: topLogprobs }),
    ...(reasoningEffort !== undefined && { thinkingConfig: thinking(model, reasoningEffort) }),
  };
}

/** Thoughts are requested too, as a summary. They cost nothing beside the thinking itself. */
function thinking(model: string, effort: string): object {
  const thinkingBudget = budgets[effort];
  if (effort === "none") return { thinkingBudget };
  return withBudget.test(model) && thinkingBudget !== undefined
    ? { thinkingBudget, includeThoughts: true }
    : { thinkingLevel: effort, includeThoughts: true };
}
