import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { togetherFacts } from "./together-models.js";

/** How to reach Together. */
export type TogetherOptions = EndpointOptions;

/**
 * Makes the provider of the open models that Together AI serves.
 *
 * Any model id is taken, such as {@link TogetherModelId}. Nothing is loaded, read or asked before
 * a graph asks for its first model; each request is made once.
 *
 * @param options - What is not given comes from the environment variables `TOGETHER_API_KEY` and
 * `TOGETHER_BASE_URL`, read whenever a model is made. No others are read.
 * @returns A provider for `compile`, with the id `together`. Its `chat` throws a `MissingKeyError`
 * if there is no key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of its range.
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
      usualBaseUrl: "https://api.together.xyz/v1",
      facts: togetherFacts,
    },
    options,
  );
}
