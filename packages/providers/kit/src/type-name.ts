/**
 * The type of a value in plain English, for error messages: `null`, `true`, `a text`, `a list`.
 *
 * @param value - Any value.
 * @example
 * ```ts
 * import { typeName } from "@moagraph/provider-kit";
 *
 * typeName([1]); // "a list"
 * ```
 */
export function typeName(value: unknown): string {
  if (value == null || typeof value === "boolean") return `${value ?? "null"}`;
  if (Array.isArray(value)) return "a list";
  return { string: "a text", number: "a number" }[typeof value as string] ?? "an object";
}
