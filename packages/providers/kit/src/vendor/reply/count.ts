/**
 * A number of tokens; `undefined` for another value.
 *
 * @param value - Any value.
 */
export function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
