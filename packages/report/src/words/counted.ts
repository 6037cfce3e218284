/**
 * Returns a number with its noun: `1 call`, `13 calls`.
 *
 * @example
 * ```ts
 * import { counted } from "@moagraph/report/words";
 *
 * counted(13, "call"); // "13 calls"
 * ```
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
