import type { ChatParams } from "@moagraph/provider-kit";

/** Accepted by every Claude model. */
const acceptedByAll = 4_096;

/**
 * Models that think within a number of tokens, not with an effort:
 * https://platform.claude.com/docs/en/build-with-claude/extended-thinking
 */
const withBudget = /^claude-(?:3-7|(?:opus|sonnet)-4(?:-[01])?(?:-\d{8}|$)|(?:haiku|sonnet)-4-5)/;

/** The parts of `max_tokens` that each effort allows for thinking. */
const budgets: Readonly<Record<string, number>> = {
  minimal: 0.1,
  low: 0.2,
  medium: 0.5,
  high: 0.8,
};
const smallestBudget = 1_024;

/**
 * The parameters of a request under Anthropic's names.
 *
 * @param highest - The model's highest output limit, if known. The API requires a limit, so it is the
 * default.
 */
export function anthropicRequest(
  model: string,
  params: ChatParams,
  highest: number | undefined,
): Readonly<Record<string, unknown>> {
  const { temperature, topP, stop, seed, topLogprobs, maxOutputTokens, reasoningEffort } = params;
  const max_tokens = maxOutputTokens ?? highest ?? acceptedByAll;
  return {
    max_tokens,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stop !== undefined && { stop_sequences: [...stop] }),
    ...(seed !== undefined && { seed }),
    ...(topLogprobs !== undefined && { top_logprobs: topLogprobs }),
    ...(reasoningEffort !== undefined && thinking(model, reasoningEffort, max_tokens)),
  };
}

function thinking(model: string, effort: string, maxTokens: number): object {
  if (effort === "none") return { thinking: { type: "disabled" } };
  const part = budgets[effort];
  if (withBudget.test(model) && part !== undefined) {
    const budget_tokens = Math.max(smallestBudget, Math.floor(maxTokens * part));
    return { thinking: { type: "enabled", budget_tokens } };
  }
  // Opus 4.5 has an effort, but does not choose when to think.
  const isAdaptive = !model.startsWith("claude-opus-4-5");
  return {
    output_config: { effort },
    ...(isAdaptive && { thinking: { type: "adaptive" } }),
  };
}
