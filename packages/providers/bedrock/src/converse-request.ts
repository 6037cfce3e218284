import type { ChatParams } from "@moagraph/provider-kit";
import type { Fields } from "@moagraph/provider-kit/vendor";

/** `inferenceConfig` has the settings of all models. */
type ConverseRequest = Fields & { readonly inferenceConfig: Fields };

/** Claude models that choose when to think, and take an effort. Older ones take a number of tokens. */
const adaptive = /claude-(?:(?:opus|sonnet)-4-[6-9]|(?:opus|sonnet|fable|haiku)-[5-9])/;

/** The parts of the reply that each effort allows for thinking. */
const budgets: Readonly<Record<string, number>> = { minimal: 0.1, low: 0.2, medium: 0.5 };
const largestPart = 0.8;
const smallestBudget = 1_024;
const usualTokens = 8_192;

/** The parameters of a request under the names of the Converse API. */
export function converseRequest(model: string, params: ChatParams): ConverseRequest {
  const { temperature, topP, stop, seed, topLogprobs, maxOutputTokens, reasoningEffort } = params;
  return {
    inferenceConfig: {
      ...(maxOutputTokens !== undefined && { maxTokens: maxOutputTokens }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
      ...(stop !== undefined && { stopSequences: [...stop] }),
    },
    ...(reasoningEffort !== undefined && {
      additionalModelRequestFields: reasoning(model, reasoningEffort, maxOutputTokens),
    }),
    ...(seed !== undefined && { seed }),
    ...(topLogprobs !== undefined && { topLogprobs }),
  };
}

/** Each family of models has its own fields for reasoning. */
function reasoning(model: string, effort: string, maxTokens = usualTokens): Fields {
  if (model.includes("anthropic.")) return claudeThinking(model, effort, maxTokens);
  if (model.includes("amazon.nova")) return { reasoningConfig: novaReasoning(effort) };
  return { reasoning_effort: effort };
}

function claudeThinking(model: string, effort: string, maxTokens: number): Fields {
  if (effort === "none") return { thinking: { type: "disabled" } };
  if (adaptive.test(model)) return { thinking: { type: "adaptive" }, output_config: { effort } };
  const budget = Math.floor(maxTokens * (budgets[effort] ?? largestPart));
  return { thinking: { type: "enabled", budget_tokens: Math.max(smallestBudget, budget) } };
}

function novaReasoning(effort: string): Fields {
  if (effort === "none") return { type: "disabled" };
  return { type: "enabled", maxReasoningEffort: effort };
}
