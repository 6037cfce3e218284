import { openObjectIn } from "@moagraph/provider-kit";
import { type Fields, fieldsOf } from "@moagraph/provider-kit/vendor";
import { OpenObjectError } from "./open-object-error.js";
import { namedSchemasKeywords, schemaKeywords, schemaListKeywords } from "../schema-keywords.js";

/** Keywords that limit values in ways that constrained decoding does not enforce. */
const limits = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
];

/**
 * A JSON Schema that Claude models and Bedrock accept for structured output. Every object is closed with
 * `additionalProperties: false`. Limits of values, which they refuse, move to the description, where the
 * model reads them.
 *
 * @param schema - Any JSON Schema. It is not changed.
 * @throws {Error} If it has an object of any properties, which would always be empty.
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs
 * @example
 * ```ts
 * import { constrainedSchema } from "@moagraph/provider-kit/langchain";
 *
 * constrainedSchema({ type: "integer", minimum: 1 });
 * // { type: "integer", description: "minimum: 1" }
 * ```
 */
export function constrainedSchema(schema: Fields): Fields {
  const path = openObjectIn(schema);
  if (path === undefined) return limited(schema);
  throw new OpenObjectError(path);
}

function limited(schema: Fields): Fields {
  const kept = Object.entries(schema).filter(([name, value]) => !isLimit(name, value));
  const moved = Object.entries(schema).filter(([name, value]) => isLimit(name, value));
  const description = [
    ...(typeof schema["description"] === "string" ? [schema["description"]] : []),
    ...moved.map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  ].join("\n");
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, constrained(name, value)])),
    ...(description !== "" && { description }),
    ...(isObjectSchema(schema) && { additionalProperties: false }),
  };
}

/** Lists can be required to have no or one item, not more. */
function isLimit(name: string, value: unknown): boolean {
  return limits.includes(name) || (name === "minItems" && Number(value) > 1);
}

function isObjectSchema({ type, properties }: Fields): boolean {
  return type === "object" || (Array.isArray(type) && type.includes("object")) || !!properties;
}

function constrained(name: string, value: unknown): unknown {
  if (schemaKeywords.includes(name)) return nested(value);
  if (schemaListKeywords.includes(name) && Array.isArray(value)) return value.map(nested);
  const schemas = namedSchemasKeywords.includes(name) ? fieldsOf(value) : undefined;
  if (schemas === undefined) return value;
  return Object.fromEntries(Object.entries(schemas).map(([key, each]) => [key, nested(each)]));
}

function nested(value: unknown): unknown {
  const schema = fieldsOf(value);
  return schema === undefined ? value : limited(schema);
}
