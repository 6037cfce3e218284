import { isBaseMessage } from "@langchain/core/messages";
import { isSerializable } from "../langgraph/internals/lc-serializable.js";
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
  return new Copier(redaction).copy(value) as Value;
}

/** One deep copy. It remembers what it has copied, so cycles end and each text is redacted once. */
class Copier {
  private readonly redaction: Redaction;
  private readonly known = new Map<unknown, unknown>();

  constructor(redaction: Redaction) {
    this.redaction = redaction;
  }

  copy(value: unknown): unknown {
    if (isNotCopied(value)) return value;
    if (this.known.has(value)) return this.known.get(value);
    if (typeof value === "string") return this.keep(value, this.redaction.text(value));
    try {
      return this.copyObject(value as object);
    } catch (cause) {
      return this.redaction.failed(cause);
    }
  }

  private keep<Copy>(value: unknown, copied: Copy): Copy {
    this.known.set(value, copied);
    return copied;
  }

  private copyObject(value: object): unknown {
    if (Array.isArray(value)) return this.copyItems(value, this.keep(value, []));
    if (value instanceof Map) return this.copyEntries(value, this.keep(value, new Map()));
    if (value instanceof Set) return this.copyMembers(value, this.keep(value, new Set()));
    if (writesOwnJson(value)) return this.copy(value.toJSON());
    const copied = Object.create(Object.getPrototypeOf(value) as object) as object;
    return this.copyProperties(value, this.keep(value, copied));
  }

  private copyItems(items: readonly unknown[], copied: unknown[]): unknown[] {
    for (const item of items) copied.push(this.copy(item));
    return copied;
  }

  private copyEntries(
    entries: ReadonlyMap<unknown, unknown>,
    copied: Map<unknown, unknown>,
  ): Map<unknown, unknown> {
    for (const [key, item] of entries) copied.set(this.copy(key), this.copy(item));
    return copied;
  }

  private copyMembers(members: ReadonlySet<unknown>, copied: Set<unknown>): Set<unknown> {
    for (const item of members) copied.add(this.copy(item));
    return copied;
  }

  private copyProperties(owner: object, copied: object): object {
    for (const key of propertiesOf(owner)) {
      const item: unknown = Reflect.get(owner, key);
      const isKept = typeof item === "string" && isStructure(owner, key, item);
      const enumerable = Object.prototype.propertyIsEnumerable.call(owner, key);
      const property = { enumerable, writable: true, configurable: true };
      Object.defineProperty(copied, key, { ...property, value: isKept ? item : this.copy(item) });
    }
    return copied;
  }
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
  if (value instanceof Error || isBaseMessage(value) || isSerializable(value)) return false;
  return "toJSON" in value && typeof value.toJSON === "function";
}
