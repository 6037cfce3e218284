import { quantileSorted } from "simple-statistics";
import { EvalInputError } from "../errors/eval-input-error.js";
import { finiteNumbers } from "./finite-numbers.js";

/**
 * A quantile with linear interpolation between the nearest two values, as NumPy's default.
 *
 * @param values - In any order.
 * @param fraction - From 0 (the smallest value) to 1 (the largest). 0.5 is the median.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no values, one is not finite, or the
 *   fraction is not from 0 to 1.
 * @example
 * quantile([4, 1, 3, 2], 0.5) // 2.5
 */
export function quantile(values: readonly number[], fraction: number): number {
  return quantiles(values, [fraction])[0] ?? Number.NaN;
}

/**
 * Several quantiles of the same values, which are sorted once.
 *
 * @param values - In any order.
 * @param fractions - Each from 0 to 1.
 * @returns One quantile for each fraction.
 * @throws {@link EvalInputError} `INVALID_INPUT` as {@link quantile}.
 * @example
 * quantiles([4, 1, 3, 2], [0, 0.5, 1]) // [1, 2.5, 4]
 */
export function quantiles(values: readonly number[], fractions: readonly number[]): number[] {
  const numbers = [...Float64Array.from(finiteNumbers("quantile", values)).toSorted()];
  return fractions.map((fraction) => quantileSorted(numbers, checkedFraction(fraction)));
}

function checkedFraction(fraction: number): number {
  if (fraction >= 0 && fraction <= 1) return fraction;
  throw new EvalInputError(
    `quantile got the fraction ${fraction}, which is not from 0 to 1.`,
    "Write 0.9 for the 90th percentile.",
  );
}
