import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { cerebrasCapabilities } from "./cerebras-capabilities.js";
import { cerebrasModels } from "./cerebras-models.js";

/** Options of {@link cerebras}. */
export type CerebrasOptions = EndpointOptions;

/**
 * Makes the provider for the models of Cerebras.
 *
 * It accepts any model id; editors complete those of {@link CerebrasModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `CEREBRAS_API_KEY` and `CEREBRAS_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `cerebras`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { cerebras } from "@moagraph/cerebras";
 *
 * const model = await cerebras().chat("gpt-oss-120b", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function cerebras(options: CerebrasOptions = {}): Provider {
  return endpointProvider(
    {
      id: "cerebras",
      variablePrefix: "CEREBRAS",
      factory: "cerebras",
      defaultBaseUrl: "https://api.cerebras.ai/v1",
      models: cerebrasModels,
      capabilities: cerebrasCapabilities,
    },
    options,
  );
}
