import type { ChatParams } from "@moagraph/provider-kit";
import { claudeReasoning } from "@moagraph/provider-kit/vendor";

/** Accepted by every Claude model. */
const acceptedByAll = 4_096;

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
    ...(reasoningEffort !== undefined && claudeReasoning(model, reasoningEffort, max_tokens)),
  };
}
