import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { togetherModels } from "./together-models.js";
import { togetherRequest } from "./together-request.js";

/** Options of {@link together}. */
export type TogetherOptions = EndpointOptions;

/**
 * Makes the provider for the open models that Together AI serves.
 *
 * It accepts any model id; editors complete those of {@link TogetherModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `TOGETHER_API_KEY` and `TOGETHER_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `together`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { together } from "@moagraph/together";
 *
 * const model = await together().chat("meta-llama/Llama-3.3-70B-Instruct-Turbo", {
 *   temperature: 0.7,
 * });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function together(options: TogetherOptions = {}): Provider {
  return endpointProvider(
    {
      id: "together",
      variablePrefix: "TOGETHER",
      factory: "together",
      defaultBaseUrl: "https://api.together.xyz/v1",
      models: togetherModels,
      capabilities: () => ({ topLogprobs: 20 }),
      request: togetherRequest,
      isChatModel: ({ type }) => type === undefined || type === "chat",
    },
    options,
  );
}
