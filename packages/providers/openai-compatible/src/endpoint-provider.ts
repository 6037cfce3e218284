import type { Provider } from "@moagraph/provider-kit";
import { vendorProvider } from "@moagraph/provider-kit/vendor";
import type { Endpoint, EndpointOptions } from "./endpoint.js";
import { listModels } from "./list/list-models.js";
import { unopenedReasoningOf } from "./unopened-reasoning.js";

/**
 * Makes a provider for an endpoint with an OpenAI-style API. `openai`, `together` and others use
 * it.
 *
 * @param endpoint - What is fixed about the endpoint.
 * @param options - API key, base URL and limits. A key or base URL that is not given comes from the
 * environment variables `<PREFIX>_API_KEY` and `<PREFIX>_BASE_URL`. They are read whenever a model
 * is made.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { endpointProvider } from "@moagraph/openai-compatible";
 *
 * const groq = endpointProvider(
 *   {
 *     id: "groq",
 *     variablePrefix: "GROQ",
 *     factory: "groq",
 *     defaultBaseUrl: "https://api.groq.com/openai/v1",
 *   },
 *   {},
 * );
 * ```
 */
export function endpointProvider(endpoint: Endpoint, options: EndpointOptions): Provider {
  const capabilities: NonNullable<Endpoint["capabilities"]> = (model) => ({
    ...unopenedReasoningOf(model),
    ...endpoint.capabilities?.(model),
  });
  return vendorProvider({ ...endpoint, capabilities }, options, {
    async model(fields) {
      const { EndpointChatModel } = await import("./endpoint-chat-model.js");
      return new EndpointChatModel(fields, endpoint);
    },
    ...(endpoint.hasModelList !== false && {
      list: async (access, signal) => listModels(access, endpoint, signal),
    }),
  });
}
