import type { JsonSchema } from "../../spec/policies/response-format.js";
import { isRecord } from "../../validate/value/is-record.js";

/** Keywords that OpenAI accepts in a strict schema. */
const accepted: ReadonlySet<string> = new Set(
  (
    "title description type enum const $ref $defs definitions properties required " +
    "additionalProperties items anyOf minItems maxItems minimum maximum exclusiveMinimum " +
    "exclusiveMaximum multipleOf format pattern"
  ).split(" "),
);

/**
 * Whether a schema can be sent as strict: vendors then guarantee that the reply fits. Each object must
 * require all of its properties, and allow no others.
 */
export function isStrict(schema: JsonSchema): boolean {
  if (!Object.keys(schema).every((key) => accepted.has(key))) return false;
  return isClosed(schema) && partsOf(schema).every((part) => isRecord(part) && isStrict(part));
}

function isClosed({ type, properties, required, additionalProperties }: JsonSchema): boolean {
  if (type !== "object" && properties === undefined) return true;
  const names = isRecord(properties) ? Object.keys(properties) : [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return additionalProperties === false && names.every((name) => needed.includes(name));
}

function partsOf({ properties, items, anyOf, $defs, definitions }: JsonSchema): unknown[] {
  const maps = [properties, $defs, definitions].flatMap((map) => Object.values(map ?? {}));
  return [...maps, ...(items === undefined ? [] : [items]), ...(Array.isArray(anyOf) ? anyOf : [])];
}
