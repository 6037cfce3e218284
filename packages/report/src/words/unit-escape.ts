/**
 * Returns a UTF-16 code unit as a JSON escape.
 *
 * @param unit - A text with one code unit.
 * @example
 * ```ts
 * import { unitEscape } from "@moagraph/report/words";
 *
 * unitEscape("\u001b"); // "\\u001b"
 * ```
 */
export function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
