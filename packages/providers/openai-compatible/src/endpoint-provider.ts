import {
  accountHash,
  type BaseUrlSource,
  type CalledModel,
  checkedLimits,
  type KeySource,
  knownCapabilities,
  knownFacts,
  type ModelCapabilities,
  nameOf,
  type Provider,
  readBaseUrl,
  readKey,
  readOptionalKey,
  splitQuery,
} from "@moagraph/provider-kit";
import type { Endpoint, EndpointOptions } from "./endpoint.js";
import { extraBody } from "./extra-body.js";
import { ModelQuirks } from "./quirks/model-quirks.js";

import { unopenedReasoningOf } from "./unopened-reasoning.js";

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
 *   },
 *   {},
 * );
 * ```
 */
export function endpointProvider(endpoint: Endpoint, options: EndpointOptions): Provider {
  return {
    id: endpoint.id,
    limits: checkedLimits(endpoint.factory, options.limits),
    async chat(model, params, capabilities) {
      const headers = endpoint.headers?.() ?? {};
      const called = calledModel(endpoint, options, model);
      const secrets = [...Object.values(headers), ...querySecrets(called)].filter(isSecret);
      const call = { ...called, secrets };
      const account = accountHash({ ...called, headers });
      const body = extraBody(endpoint, options.body, params.providerOptions);
      const given = { ...optionFor(model, options), ...capabilities };
      const quirks = new ModelQuirks(call, given, builtIn(endpoint, model));
      const { EndpointChatModel } = await import("./endpoint-chat-model.js");
      return new EndpointChatModel({ call, params, headers, account, body, quirks });
    },
    account: () => knownAccount(endpoint, options),
    facts: (model) => endpoint.facts?.(model) ?? knownFacts(endpoint.models ?? {}, model),
    knownModels: Object.keys(endpoint.models ?? {}),
    capabilities(model) {
      const address = { model, baseUrl: knownBaseUrl(endpoint, options) };
      return new ModelQuirks(address, optionFor(model, options), builtIn(endpoint, model)).known();
    },
  };
}

function optionFor(model: string, { capabilities = {} }: EndpointOptions): ModelCapabilities {
  return (Object.hasOwn(capabilities, model) ? capabilities[model] : undefined) ?? {};
}

function builtIn(endpoint: Endpoint, model: string): ModelCapabilities {
  const { models = {} } = endpoint;
  const ofTable = knownCapabilities(models, model);
  return { ...unopenedReasoningOf(model), ...endpoint.capabilities?.(model), ...ofTable };
}

/** The base URL without its query; an empty text if there is none yet. */
function knownBaseUrl(endpoint: Endpoint, { baseUrl }: EndpointOptions): string {
  try {
    return splitQuery(readBaseUrl(baseUrlSource(endpoint, baseUrl, endpoint.id))).baseUrl;
  } catch {
    return "";
  }
}

/** The hash of the account; without a valid key and base URL, no request can be made for it. */
function knownAccount(endpoint: Endpoint, options: EndpointOptions): string {
  const headers = endpoint.headers?.() ?? {};
  try {
    return accountHash({ ...calledModel(endpoint, options, ""), headers });
  } catch {
    return accountHash({ baseUrl: "", headers });
  }
}

function baseUrlSource(
  { variablePrefix, factory, defaultBaseUrl: defaultUrl }: Endpoint,
  given: string | undefined,
  name: string,
): BaseUrlSource {
  const variable = `${variablePrefix}_BASE_URL`;
  return { name, variable, call: `${factory}({ baseUrl })`, given, defaultUrl };
}

/** The values of a query, except the version of the API, which errors may name. */
function querySecrets({ query }: CalledModel): string[] {
  const values = [...new URLSearchParams(query)].filter(([name]) => name !== "api-version");
  return values.flatMap(([, value]) => [value, encodeURIComponent(value)]);
}

/** Reads and validates the settings of one model. */
function calledModel(endpoint: Endpoint, options: EndpointOptions, model: string): CalledModel {
  const { id: provider, variablePrefix, factory } = endpoint;
  const source: KeySource = {
    provider,
    model,
    variable: `${variablePrefix}_API_KEY`,
    call: `${factory}({ apiKey })`,
    given: options.apiKey,
  };
  const key = (endpoint.isKeyRequired === false ? readOptionalKey : readKey)(source);
  const url = readBaseUrl(baseUrlSource(endpoint, options.baseUrl, nameOf(source)));
  return { provider, model, keyName: source.variable, key, ...splitQuery(url) };
}

function isSecret(value: string | undefined): value is string {
  return value !== undefined && value.length >= shortestSecret;
}
