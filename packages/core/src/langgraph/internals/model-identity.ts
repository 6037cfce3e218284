/**
 * `_llmType()`, `_identifyingParams()`, `lc_kwargs`, `lc_secrets`, `lc_serializable` and `lc_name()` of
 * a chat model: what it says to identify itself, the fields it was made with, the names of its secrets,
 * and whether these are all that it was made with.
 *
 * Used by keys of caches and by the identity of a graph. When the methods are missing, calling them
 * throws: replies are not cached, and the identity of a graph is a random one. Without the fields, a
 * model shares no replies with another object.
 */
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

/**
 * What tells a model from others. Only a model that says whose account it uses shares an identity
 * with other objects: by `account` in `_identifyingParams()`, by the account of its provider, or as a
 * model of LangChain's packages that can be made again from its fields and secrets. Any other may
 * hide a key, so it gets an id of its own.
 *
 * It may contain secrets, so only a hash of it may be kept.
 *
 * @param account - What the model's provider says. It counts for models that identify themselves.
 */
export function modelIdentity(model: BaseChatModel, account?: string): unknown[] {
  const said: Readonly<Record<string, unknown>> = model._identifyingParams();
  const own = [model._llmType(), said, model.invocationParams({}), model.getLsParams({})];
  const hasAccount = isText(said["account"]) || (isText(account) && Object.keys(said).length > 0);
  return hasAccount ? own : [...own, plain(fieldsOf(model)) ?? idOf(model)];
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

const ids = new WeakMap<object, string>();

/** An id of an object that may hide what it is. */
function idOf(value: object): string {
  const id = ids.get(value) ?? crypto.randomUUID();
  ids.set(value, id);
  return id;
}

const deepest = 8;
/** Fields that do not change a reply. Some of them change while they are used. */
const unsent: ReadonlySet<string> = new Set(
  "cache callbacks maxConcurrency maxRetries metadata onFailedAttempt outputVersion tags verbose".split(
    " ",
  ),
);

/** A model, as far as LangChain can make it again: `lc_serializable` says that its fields are enough. */
interface Serializable {
  readonly lc_serializable?: unknown;
  readonly lc_kwargs?: object;
  readonly lc_secrets?: Readonly<Record<string, string>> | undefined;
  readonly constructor: { readonly name: string; readonly lc_name?: () => string };
}

/** All that a model was made with and holds; `undefined` if it may hold more. */
function fieldsOf(model: Serializable): object | undefined {
  const { lc_serializable, lc_kwargs = {}, lc_secrets = {} } = model;
  const secrets = Object.keys(lc_secrets).map((path) => at(model, path));
  if (lc_serializable !== true || isSubclass(model) || !secrets.some(isText)) return undefined;
  const given = sent(Object.entries(lc_kwargs));
  return { given, held: sent(heldBy(model)), secrets, variables: variablesOf(model) };
}

/** The properties that may have been changed. Clients that a model makes of its fields are left out. */
function heldBy(model: object): [string, unknown][] {
  const methods = Object.getPrototypeOf(model) as object;
  return Object.entries(model).filter(([key, value]) => {
    // `fields` of `ChatOpenAI` is `lc_kwargs` again.
    if (key.startsWith("lc_") || key === "fields") return false;
    return typeof value === "function" ? key in methods : isData(value);
  });
}

/** Subclasses inherit the name of LangChain's class, and may hold more. */
function isSubclass({ constructor }: Serializable): boolean {
  const { name } = constructor;
  return constructor.lc_name?.() !== name || isNamed(Object.getPrototypeOf(constructor), name);
}

/** Whether a class or one that it extends has this name. */
function isNamed(type: { readonly name?: string } | null, name: string): boolean {
  return type !== null && (type.name === name || isNamed(Object.getPrototypeOf(type), name));
}

const variables = new WeakMap<object, object>();

/**
 * The environment variables that begin like those of a model's secrets, such as `OPENAI_ORG_ID`, when
 * the model was first asked: SDKs of vendors read them then. Many vendors use the SDK of OpenAI.
 */
function variablesOf(model: Serializable): object {
  const read = variables.get(model) ?? readVariables(Object.values(model.lc_secrets ?? {}));
  variables.set(model, read);
  return read;
}

function readVariables(secrets: readonly string[]): object {
  const { process } = globalThis as { process?: { env?: object } };
  const vendors = ["OPENAI", ...secrets.map(vendorOf)];
  return Object.entries(process?.env ?? {}).filter(([name]) => vendors.includes(vendorOf(name)));
}

function vendorOf(variable: string): string {
  return variable.replace(/_.*/, "");
}

function sent(fields: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(fields.filter(([key]) => !unsent.has(key)));
}

function at(owner: object, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    return value === null || typeof value !== "object" ? undefined : Reflect.get(value, key);
  }, owner);
}

/** Whether a value is not an object of a class whose content is unknown. */
function isData(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (isList(value) || value instanceof Date || value instanceof URL) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isList(value: object): value is Iterable<unknown> {
  return Array.isArray(value) || value instanceof Map || value instanceof Headers;
}

/** A copy that can be written as JSON. What cannot be compared is replaced by an id. */
function plain(value: unknown, depth = 0): unknown {
  if (typeof value === "function") return idOf(value);
  if (typeof value === "bigint") return `${value}`;
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return idOf(value);
  if (isList(value)) return [...value].map((each) => plain(each, depth + 1));
  if (value instanceof Date || value instanceof URL) return value.toJSON();
  const fields = isData(value) ? value : fieldsOf(value);
  if (fields === undefined) return idOf(value);
  return Object.fromEntries(
    Object.entries(fields).map(([key, each]) => [key, plain(each, depth + 1)]),
  );
}
