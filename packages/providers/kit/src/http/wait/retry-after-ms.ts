import { durationMs } from "./duration-ms.js";

/** Looks up response headers, such as `Headers`. */
export interface HeaderLookup {
  /**
   * The value of a header. The case of the name does not matter.
   *
   * @param name - The name of the header.
   */
  get(name: string): string | null;
}

/** Longer waits are errors of the vendor's clock or of its units. */
const longestWaitMs = 31 * 86_400_000;

/**
 * The wait that a vendor requests before the next request, in milliseconds.
 *
 * Reads `retry-after-ms`. Without it, reads `retry-after` in seconds, as a duration such as `1m30s`,
 * or as a date.
 *
 * @param headers - The headers of the response.
 * @param nowMs - The current time, in milliseconds since 1970.
 * @returns `undefined` if there is no such header, or if its value is invalid: a date in the past,
 * or more than 31 days.
 * @example
 * ```ts
 * import { retryAfterMs } from "@moagraph/provider-kit";
 *
 * retryAfterMs(new Headers({ "retry-after": "2" })); // 2000
 * retryAfterMs(new Headers({ "retry-after": "1m30s" })); // 90000
 * retryAfterMs(new Headers()); // undefined
 * ```
 */
export function retryAfterMs(
  headers: HeaderLookup,
  nowMs: number = Date.now(),
): number | undefined {
  const exact = sensibleWait(durationMs(headers.get("retry-after-ms"), 1));
  return exact ?? waitOf(headers.get("retry-after"), nowMs);
}

/**
 * The wait in a header: a number of seconds, a duration, a date, or seconds or milliseconds since
 * 1970.
 */
export function waitOf(text: string | null, nowMs: number): number | undefined {
  const duration = durationMs(text, 1_000);
  if (duration === undefined) return sensibleWait(untilDate(text, nowMs));
  // As durations, these are 31 years and more.
  const sinceMs = duration >= 1e15 ? duration / 1_000 : duration;
  return sensibleWait(duration >= 1e12 ? sinceMs - nowMs : duration);
}

/** The wait, unless it is negative, not a number, or longer than 31 days. */
export function sensibleWait(waitMs: number | undefined): number | undefined {
  return waitMs !== undefined && waitMs >= 0 && waitMs <= longestWaitMs ? waitMs : undefined;
}

function untilDate(text: string | null, nowMs: number): number | undefined {
  // `Date.parse` takes `-1` for a date.
  if (text === null || !/[a-z]/i.test(text)) return undefined;
  return Date.parse(text) - nowMs;
}
