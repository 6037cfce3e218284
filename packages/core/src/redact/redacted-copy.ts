import { isSerializable } from "../langgraph/internals/lc-serializable.js";
import { isStructure } from "./is-structure.js";
import type { Redaction } from "./redaction.js";

/**
 * A deep copy with every text passed through a hook; each text is shown to it once.
 *
 * Classes, cycles, numbers, names of properties and what {@link isStructure} names are kept. Bytes,
 * dates, functions and objects without properties are handed on as they are; other objects that
 * write their own JSON become that.
 */
export function redactedCopy<Value>(value: Value, redaction: Redaction): Value {
  const known = new Map<unknown, unknown>();

  const copy = (each: unknown): unknown => {
    if (isAsIs(each)) return each;
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

/** An error's texts are its own, or are read through its class, as the runtime has it. */
function propertiesOf(owner: object): Iterable<PropertyKey> {
  const own = Reflect.ownKeys(owner);
  return owner instanceof Error ? new Set([...own, "name", "message", "stack"]) : own;
}

function isAsIs(value: unknown): boolean {
  if (typeof value === "string") return false;
  if (typeof value !== "object" || value === null) return true;
  if (value instanceof Date || ArrayBuffer.isView(value)) return true;
  return isOpaque(value);
}

/** Objects of the platform, such as signals: a copy would not work, and shows nothing anyhow. */
function isOpaque(value: object): boolean {
  const isReadable =
    Array.isArray(value) ||
    value instanceof Map ||
    value instanceof Set ||
    value instanceof Error ||
    writesOwnJson(value);
  return !isReadable && Object.keys(value).length === 0;
}

/** LangChain's own classes do so from properties that a copy has too. */
function writesOwnJson(value: object): value is { toJSON(): unknown } {
  if (value instanceof Error || isSerializable(value)) return false;
  return "toJSON" in value && typeof value.toJSON === "function";
}
