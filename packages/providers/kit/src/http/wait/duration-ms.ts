const unitsMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const unitName =
  /^(ms|milliseconds?|msecs?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)$/;
const part = /(\d{1,15}(?:\.\d{1,15})?)\s{0,3}([a-z]*)/g;

/**
 * Reads a duration: `20s`, `1m30s`, `2m59.56s`, `20ms`, `1.5 seconds`, `1 minute and 2 seconds`, or
 * a plain number.
 *
 * @param unitMs - The unit of a plain number, in milliseconds.
 * @returns Milliseconds; `undefined` if the value is not a duration.
 */
export function durationMs(value: unknown, unitMs: number): number | undefined {
  if (typeof value !== "string" || value.length > 60) return undefined;
  const text = value.trim().toLowerCase();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * unitMs;
  const parts = [...text.matchAll(part)];
  const rest = text.replaceAll(part, "").replaceAll(/\band\b|[\s,]/g, "");
  if (parts.length === 0 || rest !== "") return undefined;
  const amounts = parts.map(([, amount, unit = ""]) => Number(amount) * unitOf(unit));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return Number.isFinite(total) ? total : undefined;
}

function unitOf(name: string): number {
  if (!unitName.test(name)) return NaN;
  const key = name.startsWith("ms") || name.startsWith("milli") ? "ms" : (name[0] ?? "");
  return unitsMs[key] ?? NaN;
}
