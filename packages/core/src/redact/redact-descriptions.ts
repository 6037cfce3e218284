import type { Redaction } from "./redaction.js";

/**
 * A copy of tools or of a format as plain data, with each `description` redacted. Names and schemas are
 * kept: a change would make them another tool.
 */
export function redactDescriptions<Value>(value: Value, redaction: Redaction): Value {
  const copied: unknown = JSON.parse(JSON.stringify(value), (key, each: unknown) =>
    key === "description" && typeof each === "string" ? redaction.text(each) : each,
  );
  return copied as Value;
}
