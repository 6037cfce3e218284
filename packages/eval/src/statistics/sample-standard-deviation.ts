import { sampleStandardDeviation as simpleDeviation } from "simple-statistics";
import { finiteNumbers } from "./finite-numbers.js";

/**
 * The standard deviation of a sample: the sum of squares is divided by n − 1.
 *
 * @param values - In any order.
 * @returns `null` for one value, which has no spread.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no values, or one is not a finite number.
 * @example
 * sampleStandardDeviation([1, 2, 3]) // 1
 */
export function sampleStandardDeviation(values: readonly number[]): number | null {
  const numbers = finiteNumbers("sampleStandardDeviation", values);
  return numbers.length < 2 ? null : simpleDeviation(numbers);
}
