import { MoaError } from "@moagraph/provider-kit";

/** Validates a setting that must be a whole number. */
export function integerSetting(name: string, value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw invalidSetting(name, value, "a whole number");
}

/** Validates a setting that must be a duration in milliseconds. */
export function durationSetting(name: string, value: number, found: unknown = value): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw invalidSetting(name, found, "a number of milliseconds, 0 or more");
}

/** Validates a setting that must be a speed. Infinity means no limit. */
export function speedSetting(name: string, value: number, found: unknown = value): number {
  if (value > 0) return value;
  throw invalidSetting(name, found, "a number above 0");
}

function invalidSetting(name: string, found: unknown, expected: string): MoaError {
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`${name}\` of the simulated provider is ${JSON.stringify(found) ?? String(found)}. It must be ${expected}.`,
    hint: `Set \`${name}\` to ${expected}, or omit it.`,
  });
}
