import { mean as simpleMean } from "simple-statistics";
import { finiteNumbers } from "./finite-numbers.js";

/**
 * The arithmetic mean of numbers.
 *
 * @param values - In any order.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no values, or one is not a finite number.
 * @example
 * mean([1, 2, 6]) // 3
 */
export function mean(values: readonly number[]): number {
  return simpleMean(finiteNumbers("mean", values));
}
