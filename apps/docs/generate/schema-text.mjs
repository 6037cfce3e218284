/** @typedef {import("./graph-file.mjs").Schema} Schema */

/**
 * The type and the range of a value, in words.
 *
 * @type {(schema: Schema) => string}
 */
export function typeText(schema) {
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(", or ");
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(" or ");
  if (schema.type === "array") return `list: each ${typeText(schema.items ?? {})}`;
  if (schema.type === "boolean") return "`true` or `false`";
  if (schema.type === "object") return mappingText(schema);
  if (schema.type === "string") return schema.pattern === undefined ? "text" : "one line of text";
  return `${schema.type === "integer" ? "whole number" : "number"}${rangeText(schema)}`;
}

/** @type {(schema: Schema) => string} */
function mappingText({ properties = {}, additionalProperties }) {
  if (additionalProperties) return "mapping by name";
  if (properties["use"] !== undefined) return "`{ use: name }`";
  return Object.keys(properties).length === 0 ? "mapping with any keys" : "mapping";
}

/** @type {(schema: Schema) => string} */
function rangeText({ minimum, exclusiveMinimum, maximum }) {
  const limits = [
    isLimit(minimum) ? `from ${shown(minimum)}` : "",
    exclusiveMinimum === undefined ? "" : `above ${shown(exclusiveMinimum)}`,
    isLimit(maximum) ? `up to ${shown(maximum)}` : "",
  ];
  return limits.map((limit) => (limit === "" ? "" : ` ${limit}`)).join("");
}

/**
 * The largest whole numbers of JavaScript are no limit.
 *
 * @type {(limit: number | undefined) => limit is number}
 */
function isLimit(limit) {
  return limit !== undefined && Math.abs(limit) !== Number.MAX_SAFE_INTEGER;
}

/** @type {(limit: number) => string} */
function shown(limit) {
  return limit.toLocaleString("en-US");
}
