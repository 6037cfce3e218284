import type { CallNote } from "@moagraph/core";
import type { Attributes, AttributeValue } from "@opentelemetry/api";
import { isRecord } from "../is-record.js";
import { noteEvent } from "../semantic-conventions.js";

/** Keys of texts of errors, which may quote a prompt. */
const contentKeys: ReadonlySet<string> = new Set(["message", "hint"]);

/** The properties of a note as attributes, such as `moagraph.note.type`, without those that have content. */
export function noteAttributes(note: CallNote): Attributes {
  const attributes: Attributes = {};
  for (const [key, value] of Object.entries(note)) {
    const flat = contentKeys.has(key) ? undefined : flatValue(value);
    if (flat !== undefined) attributes[`${noteEvent}.${snakeCase(key)}`] = flat;
  }
  return attributes;
}

function flatValue(value: unknown): AttributeValue | undefined {
  if (Array.isArray(value)) return value.map(textOf);
  if (isRecord(value)) return textOf(value);
  const isFlat =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isFlat ? value : undefined;
}

/** A proposal's place as `owl-2`; other objects as JSON. */
function textOf(value: unknown): string {
  if (!isRecord(value)) return String(value);
  const { node, sample } = value;
  return typeof node === "string" && typeof sample === "number"
    ? `${node}-${sample}`
    : JSON.stringify(value);
}

function snakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
