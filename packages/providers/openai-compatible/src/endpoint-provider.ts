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

/** Shorter values of headers, such as `1`, are no secrets, and stand in many a message. */
const shortestSecret = 8;

/**
 * Makes the provider of an OpenAI-style endpoint: the base of `openai`, `together` and others.
 *
 * @param options - Key, base URL and limits. A key or base URL that is not given comes from the
 * environment variables `<PREFIX>_API_KEY` and `<PREFIX>_BASE_URL`, read whenever a model is made.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of its range.
 * @example
 * ```ts
 * import { endpointProvider } from "@moagraph/openai-compatible";
 *
 * const groq = endpointProvider(
 *   {
 *     id: "groq",
 *     variablePrefix: "GROQ",
 *     factory: "groq",
 *     usualBaseUrl: "https://api.groq.com/openai/v1",
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

/** Reads the settings of one model, and checks them. */
function calledModel(endpoint: Endpoint, options: EndpointOptions, model: string): CalledModel {
  const { id: provider, variablePrefix, factory, usualBaseUrl: usual } = endpoint;
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
    usual,
  });
  return { provider, model, keyName: source.variable, key, baseUrl };
}

function isSecret(value: string | undefined): value is string {
  return value !== undefined && value.length >= shortestSecret;
}
