/** Looks up response headers, such as `Headers`. */
export interface HeaderLookup {
  /** The value of a header. The case of the name does not matter. */
  get(name: string): string | null;
}

/**
 * The wait that a vendor requests before the next request, in milliseconds.
 *
 * Reads `retry-after-ms`. Without it, reads `retry-after` in seconds or as an HTTP date.
 *
 * @param nowMs - The current time, in milliseconds since 1970.
 * @returns `undefined` if there is no such header, or if its value is invalid.
 */
export function retryAfterMs(
  headers: HeaderLookup,
  nowMs: number = Date.now(),
): number | undefined {
  const exact = amountOf(headers.get("retry-after-ms"));
  if (exact !== undefined) return exact;
  const asked = headers.get("retry-after");
  const seconds = amountOf(asked);
  return seconds === undefined ? untilDate(asked, nowMs) : seconds * 1000;
}

function amountOf(text: string | null): number | undefined {
  if (text === null || text.trim() === "") return undefined;
  const amount = Number(text);
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

function untilDate(text: string | null, nowMs: number): number | undefined {
  // A number without letters is negative or infinite here, not a date.
  if (text === null || !/[a-z]/i.test(text)) return undefined;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
