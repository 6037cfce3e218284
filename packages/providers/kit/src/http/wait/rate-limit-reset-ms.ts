import { type HeaderLookup, waitOf } from "./retry-after-ms.js";

const units = ["requests", "tokens", "input-tokens", "output-tokens"];
const periods = ["minute", "hour", "day"];

/** The headers with the time of a reset, each with the one that says how much remains. */
const resets: readonly (readonly [reset: string, remaining: string])[] = [
  ...["x-ratelimit", "x-rate-limit", "ratelimit"].map(
    (prefix) => [`${prefix}-reset`, `${prefix}-remaining`] as const,
  ),
  // OpenAI, Azure, Groq and others. Anthropic's have dates.
  ...["x-ratelimit", "anthropic-ratelimit"].flatMap((prefix) => named(prefix, units)),
  // Cerebras: `x-ratelimit-reset-tokens-minute`.
  ...named(
    "x-ratelimit",
    units.flatMap((unit) => periods.map((period) => `${unit}-${period}`)),
  ),
  // Mistral and others behind Kong.
  ["ratelimitbysize-reset", "ratelimitbysize-remaining"],
];

function named(prefix: string, limits: readonly string[]): (readonly [string, string])[] {
  return limits.map((limit) =>
    prefix === "anthropic-ratelimit"
      ? [`${prefix}-${limit}-reset`, `${prefix}-${limit}-remaining`]
      : [`${prefix}-reset-${limit}`, `${prefix}-remaining-${limit}`],
  );
}

/**
 * The time until a rate limit resets, in milliseconds, from `x-ratelimit-reset` and its relatives.
 *
 * With several limits, those with nothing remaining decide: the longest of their waits. Without
 * any, the shortest wait of all is returned. Zero counts as no wait.
 *
 * @param nowMs - The current time, in milliseconds since 1970.
 */
export function rateLimitResetMs(headers: HeaderLookup, nowMs: number): number | undefined {
  const found = resets
    .map(([reset, remaining]) => ({
      waitMs: waitOf(headers.get(reset), nowMs) ?? 0,
      isUsedUp: isZero(headers.get(remaining)),
    }))
    .filter(({ waitMs }) => waitMs > 0);
  const usedUp = found.filter(({ isUsedUp }) => isUsedUp).map(({ waitMs }) => waitMs);
  if (usedUp.length > 0) return Math.max(...usedUp);
  return found.length === 0 ? undefined : Math.min(...found.map(({ waitMs }) => waitMs));
}

function isZero(text: string | null): boolean {
  return text !== null && text.trim() !== "" && Number(text) <= 0;
}
