/** Anything to look a response header up in, such as `Headers`. */
export interface HeaderLookup {
  /** The value of a header, whatever the case of its name. */
  get(name: string): string | null;
}

/**
 * How long a vendor asks to wait before the next request, in milliseconds.
 *
 * Reads `retry-after-ms`, else `retry-after` in seconds or as an HTTP date.
 *
 * @param nowMs - The present, in milliseconds since 1970.
 * @returns `undefined` when the vendor asks for nothing, or unreadably.
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
  // A bare number that got here is negative or endless, and no year.
  if (text === null || !/[a-z]/i.test(text)) return undefined;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
