import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { fireworksCapabilities } from "./fireworks-capabilities.js";
import { fireworksModels } from "./fireworks-models.js";

/** Options of {@link fireworks}. */
export type FireworksOptions = EndpointOptions;

/**
 * Makes the provider for the models of Fireworks AI.
 *
 * It accepts any model id; editors complete those of {@link FireworksModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `FIREWORKS_API_KEY` and `FIREWORKS_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `fireworks`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { fireworks } from "@moagraph/fireworks";
 *
 * const model = await fireworks().chat("accounts/fireworks/models/gpt-oss-120b", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function fireworks(options: FireworksOptions = {}): Provider {
  return endpointProvider(
    {
      id: "fireworks",
      variablePrefix: "FIREWORKS",
      factory: "fireworks",
      defaultBaseUrl: "https://api.fireworks.ai/inference/v1",
      models: fireworksModels,
      capabilities: fireworksCapabilities,
    },
    options,
  );
}
