import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { mistralCapabilities } from "./mistral-capabilities.js";
import { mistralModels } from "./mistral-models.js";
import { mistralRequest } from "./mistral-request.js";

/** Options of {@link mistral}. */
export type MistralOptions = EndpointOptions;

/**
 * Makes the provider for the models of Mistral AI.
 *
 * It accepts any model id; editors complete those of {@link MistralModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `MISTRAL_API_KEY` and `MISTRAL_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `mistral`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { mistral } from "@moagraph/mistral";
 *
 * const model = await mistral().chat("mistral-large-latest", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function mistral(options: MistralOptions = {}): Provider {
  return endpointProvider(
    {
      id: "mistral",
      variablePrefix: "MISTRAL",
      factory: "mistral",
      defaultBaseUrl: "https://api.mistral.ai/v1",
      models: mistralModels,
      capabilities: mistralCapabilities,
      request: mistralRequest,
      prefill: "prefix",
    },
    options,
  );
}
