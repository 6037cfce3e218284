import {
  type CalledModel,
  checkedLimits,
  type KeySource,
  nameOf,
  type Provider,
  readBaseUrl,
  readKey,
  readOptionalKey,
} from "@moagraph/provider-kit";
import type { Endpoint, EndpointOptions } from "./endpoint.js";

/** Shorter header values, such as `1`, are not secret and occur in many messages. */
const shortestSecret = 8;

/**
 * Makes a provider for an endpoint with an OpenAI-style API. `openai`, `together` and others use
 * it.
 *
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
 *     facts: () => ({}),
 *   },
 *   {},
 * );
 * ```
 */
export function endpointProvider(endpoint: Endpoint, options: EndpointOptions): Provider {
  return {
    id: endpoint.id,
    limits: checkedLimits(endpoint.factory, options.limits),
    async chat(model, params) {
      const headers = endpoint.headers?.() ?? {};
      const secrets = Object.values(headers).filter(isSecret);
      const call = { ...calledModel(endpoint, options, model), secrets };
      const outputLimitName = endpoint.outputLimitName?.(model) ?? "max_tokens";
      const { EndpointChatModel } = await import("./endpoint-chat-model.js");
      return new EndpointChatModel({ call, params, headers, outputLimitName });
    },
    facts: (model) => endpoint.facts(model),
  };
}

/** Reads and validates the settings of one model. */
function calledModel(endpoint: Endpoint, options: EndpointOptions, model: string): CalledModel {
  const { id: provider, variablePrefix, factory, defaultBaseUrl: defaultUrl } = endpoint;
  const source: KeySource = {
    provider,
    model,
    variable: `${variablePrefix}_API_KEY`,
    call: `${factory}({ apiKey })`,
    given: options.apiKey,
  };
  const key = (endpoint.isKeyRequired === false ? readOptionalKey : readKey)(source);
  const baseUrl = readBaseUrl({
    name: nameOf(source),
    variable: `${variablePrefix}_BASE_URL`,
    call: `${factory}({ baseUrl })`,
    given: options.baseUrl,
    defaultUrl,
  });
  return { provider, model, keyName: source.variable, key, baseUrl };
}

function isSecret(value: string | undefined): value is string {
  return value !== undefined && value.length >= shortestSecret;
}
