import { type KnownKey, replaceKeys } from "./known-keys.js";

/**
 * Returns the JSON of a value with API keys replaced in its texts and in the names of its properties. Numbers
 * do not change, even if they have the digits of a key.
 *
 * @param value - Plain data.
 * @param keys - From `knownKeys`.
 * @param indent - Spaces for each level. `undefined` writes one line.
 * @example
 * ```ts
 * import { jsonWithoutKeys, knownKeys } from "@moagraph/report/words";
 *
 * const keys = knownKeys([{ name: "KEY", text: "sk-0123456789" }]);
 * console.log(jsonWithoutKeys({ error: "sk-0123456789?" }, keys)); // {"error":"[KEY]?"}
 * ```
 */
export function jsonWithoutKeys(
  value: unknown,
  keys: readonly KnownKey[],
  indent?: number,
): string {
  const hide = (_: string, part: unknown): unknown => {
    if (typeof part === "string") return replaceKeys(part, keys);
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    const properties = Object.entries(part);
    return Object.fromEntries(properties.map(([name, one]) => [replaceKeys(name, keys), one]));
  };
  return JSON.stringify(value, hide, indent);
}
