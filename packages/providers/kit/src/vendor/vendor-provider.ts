import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  accountHash,
  type CalledModel,
  type ChatParams,
  checkedLimits,
  type KeySource,
  knownCapabilities,
  knownFacts,
  type ListedModel,
  type ModelCapabilities,
  nameOf,
  type Provider,
  readBaseUrl,
  readKey,
  readOptionalKey,
  splitQuery,
} from "@moagraph/provider-kit";
import { extraBody } from "./extra-body.js";
import { optionFaults } from "./option-faults.js";
import { ModelQuirks } from "./quirks/model-quirks.js";
import type { Vendor, VendorOptions } from "./vendor.js";

/** Shorter header values, such as `1`, are not secret and occur in many messages. */
const shortestSecret = 8;

/** How to reach a vendor: the address and key, and the headers to send, the key's among them. */
export interface VendorAccess {
  readonly call: CalledModel;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What a chat model of a vendor is made of. */
export interface VendorModelFields extends VendorAccess {
  readonly params: ChatParams;
  /** The hash of the account, for caches. */
  readonly account: string;
  /** The fields of the request that are the same in every call, such as `providerOptions`. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly quirks: ModelQuirks;
}

/** What a vendor's provider does with its settings. */
export interface VendorActions {
  /**
   * Makes a chat model. Load the vendor's package here.
   *
   * @param fields - The model, its parameters, and what is known of it.
   */
  model(fields: VendorModelFields): Promise<BaseChatModel>;
  /** Requests the list of models. @defaultValue the vendor has no list */
  readonly list?: (
    access: VendorAccess,
    signal: AbortSignal | undefined,
  ) => Promise<readonly ListedModel[]>;
}

/**
 * Makes a provider for a vendor. It reads the key and the base URL, and keeps what is known of each
 * model.
 *
 * @param vendor - What is fixed about the vendor.
 * @param options - API key, base URL and limits. A key or base URL that is not given comes from the
 * environment variables `<PREFIX>_API_KEY` and `<PREFIX>_BASE_URL`. They are read whenever a model
 * is made.
 * @param actions - Makes chat models, and requests the list of models.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
 * import type { Provider } from "@moagraph/provider-kit";
 * import { type VendorModelFields, vendorProvider } from "@moagraph/provider-kit/vendor";
 *
 * function example(model: (fields: VendorModelFields) => Promise<BaseChatModel>): Provider {
 *   const vendor = {
 *     id: "example",
 *     variablePrefix: "EXAMPLE",
 *     factory: "example",
 *     defaultBaseUrl: "https://api.example.com/v1",
 *   };
 *   return vendorProvider(vendor, {}, { model });
 * }
 * ```
 */
export function vendorProvider(
  vendor: Vendor,
  options: VendorOptions,
  actions: VendorActions,
): Provider {
  const { models = {} } = vendor;
  const { list } = actions;
  return {
    id: vendor.id,
    limits: checkedLimits(vendor.factory, options.limits),
    knownModels: Object.keys(models),
    chat: async (model, params, capabilities) => {
      const { called, ...access } = accessTo(vendor, options, model);
      const account = accountHash({ ...called, headers: vendor.headers?.() ?? {} });
      const body = extraBody(vendor, options.body, params.providerOptions);
      const given = { ...optionFor(model, options), ...capabilities };
      const quirks = new ModelQuirks(called, given, builtIn(vendor, model));
      return actions.model({ ...access, params, account, body, quirks });
    },
    account: () => knownAccount(vendor, options),
    checkOptions: (given) => optionFaults(vendor, given),
    facts: (model) => vendor.facts?.(model) ?? knownFacts(models, model),
    capabilities(model) {
      const address = { model, baseUrl: knownBaseUrl(vendor, options) };
      return new ModelQuirks(address, optionFor(model, options), builtIn(vendor, model)).known();
    },
    ...(list && { listModels: async (signal) => list(accessTo(vendor, options, ""), signal) }),
  };
}

function optionFor(model: string, { capabilities = {} }: VendorOptions): ModelCapabilities {
  return (Object.hasOwn(capabilities, model) ? capabilities[model] : undefined) ?? {};
}

function builtIn(vendor: Vendor, model: string): ModelCapabilities {
  return { ...vendor.capabilities?.(model), ...knownCapabilities(vendor.models ?? {}, model) };
}

/** The base URL without its query; an empty text if there is none yet. */
function knownBaseUrl(vendor: Vendor, options: VendorOptions): string {
  try {
    return addressOf(vendor, options.baseUrl, vendor.id).baseUrl;
  } catch {
    return "";
  }
}

/** The hash of the account; without a valid key and base URL, no request can be made for it. */
function knownAccount(vendor: Vendor, options: VendorOptions): string {
  const headers = vendor.headers?.() ?? {};
  try {
    return accountHash({ ...calledModel(vendor, options, ""), headers });
  } catch {
    return accountHash({ baseUrl: "", headers });
  }
}

function accessTo(
  vendor: Vendor,
  options: VendorOptions,
  model: string,
): VendorAccess & { readonly called: CalledModel } {
  const own = vendor.headers?.() ?? {};
  const called = calledModel(vendor, options, model);
  const secrets = [...Object.values(own), ...querySecrets(called)].filter(isSecret);
  const headers = { ...keyHeader(vendor, called), ...own };
  return { called, call: { ...called, secrets }, headers };
}

function keyHeader({ keyHeader: name }: Vendor, { key }: CalledModel): Record<string, string> {
  if (key === undefined) return {};
  return name === undefined ? { authorization: `Bearer ${key}` } : { [name]: key };
}

function addressOf(
  { variablePrefix, factory, defaultBaseUrl: defaultUrl, optionalPaths = [] }: Vendor,
  given: string | undefined,
  name: string,
): { readonly baseUrl: string; readonly query: string } {
  const variable = `${variablePrefix}_BASE_URL`;
  const source = { name, variable, call: `${factory}({ baseUrl })`, given, defaultUrl };
  const { baseUrl, query } = splitQuery(readBaseUrl(source));
  const path = optionalPaths.find((each) => baseUrl.endsWith(each)) ?? "";
  return { baseUrl: baseUrl.slice(0, baseUrl.length - path.length), query };
}

/** The values of a query, except the version of the API, which errors may name. */
function querySecrets({ query }: CalledModel): string[] {
  const values = [...new URLSearchParams(query)].filter(([name]) => name !== "api-version");
  return values.flatMap(([, value]) => [value, encodeURIComponent(value)]);
}

/** Reads and validates the settings of one model. */
function calledModel(vendor: Vendor, options: VendorOptions, model: string): CalledModel {
  const { id: provider, variablePrefix, factory } = vendor;
  const source: KeySource = {
    provider,
    model,
    variable: `${variablePrefix}_API_KEY`,
    otherVariables: vendor.otherVariables,
    call: `${factory}({ apiKey })`,
    given: options.apiKey,
  };
  const key = (vendor.isKeyRequired === false ? readOptionalKey : readKey)(source);
  const address = addressOf(vendor, options.baseUrl, nameOf(source));
  const isVersionAdded = vendor.optionalPaths !== undefined;
  return { provider, model, keyName: source.variable, key, isVersionAdded, ...address };
}

function isSecret(value: string | undefined): value is string {
  return value !== undefined && value.length >= shortestSecret;
}
