import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { openrouterCapabilities } from "./openrouter-capabilities.js";
import { openrouterModels } from "./openrouter-models.js";
import { openrouterRequest } from "./openrouter-request.js";

/** Options of {@link openrouter}. */
export interface OpenrouterOptions extends EndpointOptions {
  /** The address of your application, for OpenRouter's rankings. @defaultValue none is sent */
  readonly referer?: string | undefined;
  /** The name of your application, for OpenRouter's rankings. @defaultValue none is sent */
  readonly title?: string | undefined;
}

/**
 * Makes the provider for the models of OpenRouter.
 *
 * It accepts any model id; editors complete those of {@link OpenrouterModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * `OPENROUTER_API_KEY` and `OPENROUTER_BASE_URL`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for `compile`, with the id `openrouter`. Its `chat` throws a `MissingKeyError`
 * without a key.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { openrouter } from "@moagraph/openrouter";
 *
 * const model = await openrouter().chat("openai/gpt-oss-120b", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * ```
 */
export function openrouter(options: OpenrouterOptions = {}): Provider {
  return endpointProvider(
    {
      id: "openrouter",
      variablePrefix: "OPENROUTER",
      factory: "openrouter",
      defaultBaseUrl: "https://openrouter.ai/api/v1",
      models: openrouterModels,
      headers: () => ({ "http-referer": options.referer, "x-title": options.title }),
      capabilities: openrouterCapabilities,
      request: openrouterRequest,
    },
    options,
  );
}
