import { ProviderError } from "@moagraph/provider-kit";
import type { NodePolicies } from "../spec/policies/policies.js";

/** The longest wait before the second try; it doubles with every further one. */
const firstDelayMs = 500;

/**
 * How long to wait before the next try, in milliseconds: what the vendor asks for, else a draw from
 * zero to a bound that doubles with every try ("full jitter").
 *
 * @param failedAttempts - How many tries have failed, from 1.
 * @returns `undefined` when the vendor asks for more than may be waited.
 */
export function retryDelayMs(
  error: unknown,
  failedAttempts: number,
  { maxDelayMs }: NodePolicies["retry"],
): number | undefined {
  const asked = ProviderError.isInstance(error) ? error.retryAfterMs : undefined;
  if (asked !== undefined) return asked <= maxDelayMs ? asked : undefined;
  return Math.random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (failedAttempts - 1));
}
