import { isStructure } from "./is-structure.js";
import type { Redaction } from "./redaction.js";

/**
 * A deep copy of a value with every text redacted. The hook gets each text once.
 *
 * Classes, cycles, numbers, property names and the texts of {@link isStructure} are kept. Bytes,
 * dates, functions and objects without properties are not copied. Other objects with `toJSON` are
 * replaced by its result.
 */
export function redactedCopy<Value>(value: Value, redaction: Redaction): Value {
  const known = new Map<unknown, unknown>();

  const copy = (each: unknown): unknown => {
    if (isNotCopied(each)) return each;
    if (known.has(each)) return known.get(each);
    if (typeof each === "string") return keep(each, redaction.text(each));
    try {
      return copyObject(each as object);
    } catch (cause) {
      return redaction.failed(cause);
    }
  };

  const keep = <Copy>(each: unknown, copied: Copy): Copy => {
    known.set(each, copied);
    return copied;
  };

  const copyObject = (each: object): unknown => {
    if (Array.isArray(each)) return copyItems(each, keep(each, []));
    if (each instanceof Map) return copyEntries(each, keep(each, new Map()));
    if (each instanceof Set) return copyMembers(each, keep(each, new Set()));
    if (writesOwnJson(each)) return copy(each.toJSON());
    return copyProperties(each, keep(each, Object.create(Object.getPrototypeOf(each) as object)));
  };

  const copyItems = (items: readonly unknown[], copied: unknown[]): unknown[] => {
    for (const item of items) copied.push(copy(item));
    return copied;
  };

  const copyEntries = (entries: ReadonlyMap<unknown, unknown>, copied: Map<unknown, unknown>) => {
    for (const [key, item] of entries) copied.set(copy(key), copy(item));
    return copied;
  };

  const copyMembers = (members: ReadonlySet<unknown>, copied: Set<unknown>): Set<unknown> => {
    for (const item of members) copied.add(copy(item));
    return copied;
  };

  const copyProperties = (owner: object, copied: object): object => {
    for (const key of propertiesOf(owner)) {
      const item: unknown = Reflect.get(owner, key);
      const isKept = typeof item === "string" && isStructure(owner, key, item);
      const enumerable = Object.prototype.propertyIsEnumerable.call(owner, key);
      const property = { enumerable, writable: true, configurable: true };
      Object.defineProperty(copied, key, { ...property, value: isKept ? item : copy(item) });
    }
    return copied;
  };

  return copy(value) as Value;
}

/** Depending on the runtime, the texts of an error are own properties or getters of its class. */
function propertiesOf(owner: object): Iterable<PropertyKey> {
  const own = Reflect.ownKeys(owner);
  return owner instanceof Error ? new Set([...own, "name", "message", "stack"]) : own;
}

function isNotCopied(value: unknown): boolean {
  if (typeof value === "string") return false;
  if (typeof value !== "object" || value === null) return true;
  if (value instanceof Date || ArrayBuffer.isView(value)) return true;
  return isOpaque(value);
}

/** Platform objects, such as abort signals. A copy would not work, and they contain no text. */
function isOpaque(value: object): boolean {
  const isReadable =
    Array.isArray(value) ||
    value instanceof Map ||
    value instanceof Set ||
    value instanceof Error ||
    writesOwnJson(value);
  return !isReadable && Object.keys(value).length === 0;
}

/** LangChain's classes are excluded: their `toJSON` uses properties that the copy has too. */
function writesOwnJson(value: object): value is { toJSON(): unknown } {
  if (value instanceof Error || "lc_serializable" in value) return false;
  return "toJSON" in value && typeof value.toJSON === "function";
}
