import { InvalidInputError } from "../errors/run/invalid-input-error.js";

/**
 * Checks the `maxConcurrency` of a run. With less than 1, LangGraph waits forever.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if it is not a whole number from 1.
 */
export function checkConcurrency(maxConcurrency: unknown): void {
  if (maxConcurrency === undefined || maxConcurrency === null) return;
  checkCount("maxConcurrency", maxConcurrency, "the number of calls that may be in flight");
}

/**
 * Checks the `recursionLimit` of a run. LangGraph ends a run with `1.5` without an answer, and never one with `NaN`.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if it is not a whole number from 1.
 */
export function checkStepLimit(recursionLimit: unknown): void {
  if (recursionLimit === undefined) return;
  checkCount("recursionLimit", recursionLimit, "the number of super-steps that a run may take");
}

/**
 * Checks the `signal` of a run.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if it is no `AbortSignal`.
 */
export function checkSignal(signal: unknown): asserts signal is AbortSignal {
  if (signal instanceof EventTarget && "aborted" in signal) return;
  throw new InvalidInputError("`signal` in the config of the run is no `AbortSignal`.", {
    hint: "Pass the `signal` of an `AbortController`, or `AbortSignal.timeout(60_000)`.",
  });
}

function checkCount(name: string, value: unknown, meaning: string): void {
  if (value === Number.POSITIVE_INFINITY) return;
  if (Number.isSafeInteger(value) && Number(value) >= 1) return;
  const found = typeof value === "number" || value === null ? value : typeof value;
  throw new InvalidInputError(`\`${name}\` is ${found}, not a whole number from 1.`, {
    hint: `Set \`${name}\` to ${meaning}, or leave it out.`,
  });
}
