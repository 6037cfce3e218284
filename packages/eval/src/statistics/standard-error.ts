import { sampleStandardDeviation } from "./sample-standard-deviation.js";

/**
 * The standard error of the mean: the sample's standard deviation divided by √n.
 *
 * @param values - In any order.
 * @returns `null` for one value.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no values, or one is not a finite number.
 * @example
 * standardError([1, 2, 3, 4]) // 0.6454972243679028
 */
export function standardError(values: readonly number[]): number | null {
  const deviation = sampleStandardDeviation(values);
  return deviation === null ? null : deviation / Math.sqrt(values.length);
}
