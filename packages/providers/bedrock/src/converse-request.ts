import type { ChatParams } from "@moagraph/provider-kit";
import { claudeReasoning, type Fields } from "@moagraph/provider-kit/vendor";

/** `inferenceConfig` has the settings of all models. */
type ConverseRequest = Fields & { readonly inferenceConfig: Fields };

/** Assumed without an output limit. */
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
  if (model.includes("anthropic.")) return claudeReasoning(model, effort, maxTokens);
  if (model.includes("amazon.nova")) return { reasoningConfig: novaReasoning(effort) };
  return { reasoning_effort: effort };
}

function novaReasoning(effort: string): Fields {
  if (effort === "none") return { type: "disabled" };
  return { type: "enabled", maxReasoningEffort: effort };
}
