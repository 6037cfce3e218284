/**
 * A number of tokens; `undefined` for another value.
 *
 * @param value - Any value.
 * @example
 * ```ts
 * import { count } from "@moagraph/provider-kit/vendor";
 *
 * count(12); // 12
 * count(-1); // undefined
 * ```
 */
export function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
