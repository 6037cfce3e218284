/**
 * Returns a number with its noun: `1 call`, `13 calls`.
 *
 * @param count - The number.
 * @param noun - The noun in the singular.
 * @example
 * ```ts
 * import { pluralize } from "@moagraph/report/words";
 *
 * pluralize(13, "call"); // "13 calls"
 * ```
 */
export function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
