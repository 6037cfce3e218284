import { ProviderError } from "@moagraph/provider-kit";
import { foreignFailure } from "./foreign-failure.js";
import type { NodePolicies } from "../../spec/policies/policies.js";

/** Upper bound of the first delay. It doubles with each attempt. */
const firstDelayMs = 500;

/**
 * Milliseconds until the next attempt: the wait that the vendor requests, else a random delay between zero
 * and a bound that doubles with each attempt ("full jitter").
 *
 * @param failedAttempts - Number of failed attempts, from 1.
 * @returns `undefined` if the vendor asks for more than `maxDelayMs`.
 */
export function retryDelayMs(
  error: unknown,
  failedAttempts: number,
  { maxDelayMs }: NodePolicies["retry"],
): number | undefined {
  const failure = ProviderError.isInstance(error) ? error : foreignFailure(error);
  const asked = failure?.retryAfterMs;
  if (asked !== undefined) return asked <= maxDelayMs ? asked : undefined;
  return Math.random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (failedAttempts - 1));
}
