import { isBaseMessage } from "@langchain/core/messages";
import { MoaError } from "@moagraph/provider-kit";
import { isSerializable } from "../langgraph/internals/lc-serializable.js";
import { messageOf } from "./call-error.js";
import { isArguments, isName, isStructure } from "./is-structure.js";
import type { Redaction } from "./redaction.js";

/**
 * A deep copy of a value with every text redacted. The hook gets each text once.
 *
 * The hook also gets numbers and dates, as they are in JSON, and the property names of
 * {@link isName}. What it changes becomes a text. JSON in arguments of tools is parsed first.
 *
 * Classes, cycles and what {@link isStructure} names are kept. Bytes, functions and objects without
 * properties are not copied. Other objects with `toJSON` are replaced by its result.
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

  /** @param isData - Whether the value is part of the arguments of a tool. */
  copy(value: unknown, isData = false): unknown {
    if (this.known.has(value)) return this.known.get(value);
    if (typeof value === "string") return this.keep(value, this.redaction.text(value));
    try {
      const text = textOf(value);
      if (text !== undefined) return this.keep(value, this.redactedOr(value, text));
      return isNotCopied(value) ? value : this.copyObject(value as object, isData);
    } catch (cause) {
      return this.redaction.failed(cause);
    }
  }

  private keep<Copy>(value: unknown, copied: Copy): Copy {
    this.known.set(value, copied);
    return copied;
  }

  /** The value, unless the hook changes its text. */
  private redactedOr(value: unknown, text: string): unknown {
    const redacted = this.redaction.text(text);
    return redacted === text ? value : redacted;
  }

  private copyObject(value: object, isData: boolean): unknown {
    if (Array.isArray(value)) return this.copyItems(value, this.keep(value, []), isData);
    if (isList(value)) return this.keep(value, this.redactedList(value));
    if (value instanceof Map) return this.copyEntries(value, this.keep(value, new Map()));
    if (value instanceof Set) return this.copyMembers(value, this.keep(value, new Set()));
    if (writesOwnJson(value)) return this.copy(value.toJSON(), isData);
    const copied = Object.create(Object.getPrototypeOf(value) as object) as object;
    return this.copyProperties(value, this.keep(value, copied), isData);
  }

  /** The list itself if the hook changes nothing in it: its class is more than an array. */
  private redactedList(list: Iterable<unknown>): unknown {
    const items = [...list].flat();
    const copied = items.map((item) => this.copy(item));
    return copied.every((item, index) => Object.is(item, items[index])) ? list : copied;
  }

  private copyItems(items: readonly unknown[], copied: unknown[], isData: boolean): unknown[] {
    for (const item of items) copied.push(this.copy(item, isData));
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

  private copyProperties(owner: object, copied: object, isData: boolean): object {
    for (const key of propertiesOf(owner)) {
      const enumerable = Object.prototype.propertyIsEnumerable.call(owner, key);
      const value = this.copyProperty(owner, key, isData);
      const property = { enumerable, writable: true, configurable: true, value };
      Object.defineProperty(copied, this.copyKey(owner, key, isData, copied), property);
    }
    return copied;
  }

  private copyProperty(owner: object, key: PropertyKey, isData: boolean): unknown {
    const item: unknown = Reflect.get(owner, key);
    if (!isData && isStructure(owner, key, item)) return item;
    if (typeof item !== "string") return this.copy(item, isData || isArguments(owner, key));
    if (owner instanceof Error) return this.copy(this.errorText(owner, key, item));
    return isArguments(owner, key) || item.includes("\\") ? this.copyJson(item) : this.copy(item);
  }

  /** A name that the hook changes must not replace another property. */
  private copyKey(owner: object, key: PropertyKey, isData: boolean, copied: object): PropertyKey {
    if (typeof key !== "string" || (!isData && isName(owner, key))) return key;
    let name = String(this.copy(key));
    while (name !== key && (name in copied || name in owner)) name += "_";
    return name;
  }

  /** The text of an error. A secret in a message that was cut is found in the uncut message. */
  private errorText(owner: Error, key: PropertyKey, text: string): string {
    if (!MoaError.isInstance(owner) || owner.uncutMessage === undefined) return text;
    if (key === "uncutMessage") return messageOf(owner, this.redaction);
    if (key !== "message" && key !== "stack") return text;
    return text.replaceAll(owner.message, () => messageOf(owner, this.redaction));
  }

  /** A text that may be JSON, where a secret can be a number or have escaped characters. */
  private copyJson(text: string): unknown {
    if (this.known.has(text) || !/^\s*[[{"\d-]/.test(text)) return this.copy(text);
    const redacted = this.redaction.text(this.redactedJson(text));
    return this.keep(text, redacted);
  }

  private redactedJson(text: string): string {
    try {
      const value: unknown = JSON.parse(text);
      const [before, after] = [value, this.copy(value, true)].map((each) => JSON.stringify(each));
      return before === after ? text : (after ?? text);
    } catch (cause) {
      if (cause instanceof SyntaxError) return text;
      throw cause;
    }
  }
}

/** Depending on the runtime, the texts of an error are own properties or getters of its class. */
function propertiesOf(owner: object): Iterable<PropertyKey> {
  const own = Reflect.ownKeys(owner);
  return owner instanceof Error ? new Set([...own, "name", "message", "stack"]) : own;
}

/** The text of a number or date in JSON, and of boxed texts. */
function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toJSON() ?? undefined;
  const isText = /^\[object (?:Number|BigInt|String)\]$/.test(
    Object.prototype.toString.call(value),
  );
  return isText ? String(value) : undefined;
}

function isNotCopied(value: unknown): boolean {
  if (typeof value === "function") return !writesOwnJson(value);
  if (typeof value !== "object" || value === null) return true;
  // An invalid date: it has no text, and its JSON is null.
  if (value instanceof Date) return true;
  if (ArrayBuffer.isView(value)) return !isNumbers(value);
  return isOpaque(value);
}

/** A typed array whose elements can be a secret. Bytes are images, sound and files. */
function isNumbers(value: object): boolean {
  return ArrayBuffer.isView(value) && Number(Reflect.get(value, "BYTES_PER_ELEMENT")) > 1;
}

/** Numbers, and the entries of forms. */
function isList(value: object): value is object & Iterable<unknown> {
  const isForm = [URLSearchParams, Headers, FormData].some((Form) => value instanceof Form);
  return isForm || isNumbers(value);
}

/** Platform objects, such as abort signals. A copy would not work, and they contain no text. */
function isOpaque(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isReadable =
    prototype === Object.prototype ||
    prototype === null ||
    Array.isArray(value) ||
    isList(value) ||
    value instanceof Map ||
    value instanceof Set ||
    value instanceof Error ||
    writesOwnJson(value);
  return !isReadable && Object.getOwnPropertyNames(value).length === 0;
}

/** LangChain's classes are excluded: their `toJSON` uses properties that the copy has too. */
function writesOwnJson(value: object): value is { toJSON(): unknown } {
  if (value instanceof Error || isBaseMessage(value) || isSerializable(value)) return false;
  return "toJSON" in value && typeof value.toJSON === "function";
}
