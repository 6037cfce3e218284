import { type KnownKey, replaceKeys } from "./hide-keys.js";

/**
 * The JSON of a value with API keys replaced in its texts and in the names of its properties. Numbers
 * stay, also if they have the digits of a key.
 */
export function jsonWithoutKeys(
  value: unknown,
  keys: readonly KnownKey[],
  indent: number | undefined,
): string {
  const hide = (_: string, part: unknown): unknown => {
    if (typeof part === "string") return replaceKeys(part, keys);
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    const properties = Object.entries(part);
    return Object.fromEntries(properties.map(([name, one]) => [replaceKeys(name, keys), one]));
  };
  return JSON.stringify(value, hide, indent);
}
