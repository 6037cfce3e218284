import type { ChatParams } from "@moagraph/provider-kit";
import type { Fields } from "@moagraph/provider-kit/vendor";

/** The parameters of a request under Ollama's names. */
export function ollamaRequest(params: ChatParams): Fields & { readonly options: Fields } {
  const { temperature, topP, stop, seed, topLogprobs, maxOutputTokens, reasoningEffort } = params;
  return {
    // Otherwise a prompt that is too long loses its beginning, and a long reply makes room for itself.
    truncate: false,
    shift: false,
    ...(reasoningEffort !== undefined && {
      think: reasoningEffort === "none" ? false : reasoningEffort,
    }),
    ...(topLogprobs !== undefined && { logprobs: true, top_logprobs: topLogprobs }),
    options: {
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { top_p: topP }),
      ...(stop !== undefined && { stop: [...stop] }),
      ...(seed !== undefined && { seed }),
      ...(maxOutputTokens !== undefined && { num_predict: maxOutputTokens }),
    },
  };
}
