/**
 * `_llmType()`, `_identifyingParams()`, `lc_kwargs` and `lc_secrets` of a chat model: what it says to
 * identify itself, the fields it was made with, and the names of its secrets.
 *
 * Used by keys of caches and by the identity of a graph. When the methods are missing, calling them
 * throws: replies are not cached, and the identity of a graph is a random one. Without the fields,
 * models with different keys may share replies in a cache.
 */
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

/**
 * What tells a model from others. Many of LangChain's models leave `_identifyingParams` empty and
 * would be taken for one another; what they send, and what they tell tracing, sets them apart.
 *
 * A model whose `_identifyingParams` has no `account` is also identified by its fields and secrets,
 * so that accounts do not share replies. It contains secrets, so only a hash of it may be kept.
 */
export function modelIdentity(model: BaseChatModel): unknown[] {
  const said: object = model._identifyingParams();
  const own = [model._llmType(), said, model.invocationParams({}), model.getLsParams({})];
  if ("account" in said) return own;
  const { secrets, ...fields } = fieldsOf(model);
  const isSilent = [said, ...Object.values(fields)].every((each) => Object.keys(each).length === 0);
  return [...own, plain([secrets, fields]), isSilent ? idOf(model) : null];
}

const ids = new WeakMap<object, string>();

/** An id of an object that does not say what it is. */
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

interface Fields {
  /** What the model was made with. */
  readonly given: object;
  /** Its properties that are texts, such as a base URL. */
  readonly texts: object;
  /** The values of its secrets, also those from the environment. */
  readonly secrets: readonly unknown[];
}

function fieldsOf(model: object): Fields {
  const { lc_kwargs: given = {}, lc_secrets = {} } = model as Readonly<Record<string, object>>;
  const texts = Object.entries(model).filter(
    ([key, value]) => !key.startsWith("lc_") && isTexts(value),
  );
  const secrets = Object.keys(lc_secrets).map((path) => at(model, path));
  return { given: sent(Object.entries(given)), texts: sent(texts), secrets };
}

function sent(fields: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(fields.filter(([key]) => !unsent.has(key)));
}

function at(owner: object, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    return value === null || typeof value !== "object" ? undefined : Reflect.get(value, key);
  }, owner);
}

/** Whether a property is a text or has only texts, as headers do. */
function isTexts(value: unknown): boolean {
  if (typeof value === "string") return true;
  const texts: unknown[] = isPlain(value) ? Object.values(value) : [];
  return texts.length > 0 && texts.every((each) => typeof each === "string");
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A copy that can be written as JSON. What cannot be compared is replaced by an id. */
function plain(value: unknown, depth = 0): unknown {
  if (typeof value === "function") return idOf(value);
  if (typeof value === "bigint") return `${value}`;
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return idOf(value);
  if (Array.isArray(value) || value instanceof Map || value instanceof Headers) {
    return [...(value as Iterable<unknown>)].map((each) => plain(each, depth + 1));
  }
  if (value instanceof Date || value instanceof URL) return value.toJSON();
  const isModel = "lc_kwargs" in value;
  if (!isModel && !isPlain(value)) return idOf(value);
  const fields = Object.entries(isModel ? fieldsOf(value) : value);
  return Object.fromEntries(fields.map(([key, each]) => [key, plain(each, depth + 1)]));
}
