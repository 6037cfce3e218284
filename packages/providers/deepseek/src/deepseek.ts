import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import { type Provider, readVariable } from "@moagraph/provider-kit";
import { deepseekCapabilities } from "./deepseek-capabilities.js";
import { deepseekModels } from "./deepseek-models.js";
import { deepseekRequest } from "./deepseek-request.js";

/** Options of {@link deepseek}. */
export type DeepseekOptions = EndpointOptions;

/**
 * Makes the provider for the models of DeepSeek.
 *
 * It accepts any model id; editors complete those of {@link DeepseekModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `DEEPSEEK_API_KEY` and `DEEPSEEK_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `deepseek`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { deepseek } from "@moagraph/deepseek";
 *
 * const model = await deepseek().chat("deepseek-flash", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function deepseek(options: DeepseekOptions = {}): Provider {
  return endpointProvider(
    {
      id: "deepseek",
      variablePrefix: "DEEPSEEK",
      factory: "deepseek",
      defaultBaseUrl: "https://api.deepseek.com",
      models: deepseekModels,
      capabilities: (model) => ({ ...deepseekCapabilities(model), prefill: isBeta(options) }),
      request: deepseekRequest,
      prefill: "prefix",
    },
    options,
  );
}

/** Only the beta API continues a message: https://api-docs.deepseek.com/guides/chat_prefix_completion. */
function isBeta({ baseUrl }: DeepseekOptions): boolean {
  return /\/beta\/?$/.test(baseUrl ?? readVariable("DEEPSEEK_BASE_URL") ?? "");
}
