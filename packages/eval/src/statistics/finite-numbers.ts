import { EvalInputError } from "../errors/eval-input-error.js";

/**
 * A copy of the values, which are checked.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are fewer than `atLeast`, or one is not finite.
 */
export function finiteNumbers(
  name: string,
  values: readonly number[],
  atLeast: number = 1,
): number[] {
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw notFinite(name, wrong, values[wrong]);
  if (values.length < atLeast) throw tooFew(name, values.length, atLeast);
  return [...values];
}

function notFinite(name: string, index: number, value: number | undefined): EvalInputError {
  return new EvalInputError(
    `${name}: value ${index} is ${value}, not a finite number.`,
    "Remove the value together with its question, or correct it. A score over fewer questions is another score.",
  );
}

function tooFew(name: string, found: number, atLeast: number): EvalInputError {
  const values = atLeast === 1 ? "value" : "values";
  return new EvalInputError(
    `${name} needs at least ${atLeast} ${values}, and got ${found}.`,
    "Check that the file has rows for this system.",
  );
}
