import { InvalidInputError } from "../errors/run/invalid-input-error.js";

/**
 * Checks the `maxConcurrency` of a run. With less than 1, LangGraph waits forever.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if it is not a whole number from 1.
 */
export function checkConcurrency(maxConcurrency: unknown): void {
  if (maxConcurrency === undefined || maxConcurrency === null) return;
  if (maxConcurrency === Number.POSITIVE_INFINITY) return;
  if (Number.isSafeInteger(maxConcurrency) && Number(maxConcurrency) >= 1) return;
  const found = typeof maxConcurrency === "number" ? maxConcurrency : typeof maxConcurrency;
  throw new InvalidInputError(`\`maxConcurrency\` is ${found}, not a whole number from 1.`, {
    hint: "Set `maxConcurrency` to the number of calls that may be in flight, or leave it out.",
  });
}
