import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { xaiCapabilities } from "./xai-capabilities.js";
import { xaiModels } from "./xai-models.js";

/** Options of {@link xai}. */
export type XaiOptions = EndpointOptions;

/**
 * Makes the provider for the models of xAI.
 *
 * It accepts any model id; editors complete those of {@link XaiModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `XAI_API_KEY` and `XAI_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `xai`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { xai } from "@moagraph/xai";
 *
 * const model = await xai().chat("grok-4.6", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function xai(options: XaiOptions = {}): Provider {
  return endpointProvider(
    {
      id: "xai",
      variablePrefix: "XAI",
      factory: "xai",
      defaultBaseUrl: "https://api.x.ai/v1",
      models: xaiModels,
      capabilities: xaiCapabilities,
      isChatModel: ({ id }) => !/imagine|image|video|embedding/.test(String(id)),
    },
    options,
  );
}
