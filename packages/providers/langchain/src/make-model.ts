import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type ChatParams, MissingKeyError, readVariable } from "@moagraph/provider-kit";
import type { Fields } from "@moagraph/provider-kit/vendor";
import { classFields } from "./class-fields.js";
import {
  isMissing,
  loadUniversal,
  notInstalled,
  type ResolvedModel,
  resolveModel,
} from "./resolve-model.js";

/** A class of LangChain's packages. */
interface ModelClass {
  new (fields: Fields): BaseChatModel;
  readonly prototype: { readonly lc_secrets?: Readonly<Record<string, string>> };
}

/** A model, and the address of the package that it comes from. */
export interface MadeModel {
  readonly model: BaseChatModel;
  readonly source: string;
}

/**
 * Makes a chat model of LangChain's packages.
 *
 * @param name - The id after `langchain:`.
 * @param given - Fields for the class. Those of the node have priority.
 */
export async function makeModel(
  name: string,
  params: ChatParams,
  given: Fields,
): Promise<MadeModel> {
  const universal = await loadUniversal(name);
  const resolved = resolveModel(name, universal);
  const own = classFields(resolved.vendor, name, params);
  const Model = await classOf(name, resolved, universal);
  const fields = { ...given, ...own, model: resolved.id, maxRetries: 0 };
  const model = created(Model, fields, name);
  return { model, source: `https://www.npmjs.com/package/${resolved.package}` };
}

async function classOf(
  name: string,
  { vendor, className, package: package_ }: ResolvedModel,
  { getChatModelByClassName }: Awaited<ReturnType<typeof loadUniversal>>,
): Promise<ModelClass> {
  try {
    return (await getChatModelByClassName(className, vendor)) as ModelClass;
  } catch (cause) {
    throw isMissing(cause) ? notInstalled(name, package_, cause) : cause;
  }
}

/** Some classes throw without a key, others make a model that fails later. */
function created(Model: ModelClass, fields: Fields, name: string): BaseChatModel {
  const keys = keysOf(Model);
  try {
    const model = new Model(fields);
    if (isWithoutKey(model, fields, keys)) throw missingKey(name, keys);
    return model;
  } catch (cause) {
    const isKey = cause instanceof Error && /api.?key/i.test(cause.message);
    throw isKey && !MissingKeyError.isInstance(cause) ? missingKey(name, keys, cause) : cause;
  }
}

type Keys = readonly (readonly [field: string, variable: string])[];

/** The fields and variables of API keys. Models without a key, or with several parts, have none. */
function keysOf({ prototype }: ModelClass): Keys {
  return Object.entries(prototype.lc_secrets ?? {}).filter(([field]) => /api_?key$/i.test(field));
}

function isWithoutKey(model: object, fields: Fields, keys: Keys): boolean {
  const held = { ...fields, ...model } as Fields;
  const hasOther =
    held["azureADTokenProvider"] !== undefined || held["configuration"] !== undefined;
  return (
    keys.length > 0 &&
    !hasOther &&
    keys.every(([field, variable]) => !isSet(held[field]) && readVariable(variable) === undefined)
  );
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function missingKey(model: string, keys: Keys, cause?: unknown): MissingKeyError {
  const usual = keys.find(([field]) => field === "apiKey") ?? keys[0];
  const [field, variable] = usual ?? ["apiKey", undefined];
  return new MissingKeyError({
    provider: "langchain",
    model,
    message: `${variable ?? "The API key"} is not set; langchain:${model} needs it.`,
    hint: `Set ${variable ?? "its variable"}, or pass langchain({ fields: { ${field} } }).`,
    cause,
  });
}
