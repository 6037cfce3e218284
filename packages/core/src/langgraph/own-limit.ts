import { isInStep } from "./internals/place-in-step.js";
import type { RunOptions } from "./internals/stream-iterator.js";

/** LangChain's, which every run has whose caller sets none. */
export const usualLimit = 25;

/**
 * The options of a run with the limit of super-steps that its graph needs. A graph around passes its own limit
 * on; if that is the usual one, it was not chosen.
 */
export function withOwnLimit(
  options: RunOptions | undefined,
  needed: number | undefined,
): RunOptions | undefined {
  if (options?.recursionLimit !== usualLimit || needed === undefined) return options;
  return isInStep(options) ? { ...options, recursionLimit: needed } : options;
}
