import { sampleRankCorrelation } from "simple-statistics";
import { EvalInputError } from "../errors/eval-input-error.js";
import { finiteNumbers } from "./finite-numbers.js";

/**
 * Spearman's rank correlation of two lists of the same length: the correlation of their ranks.
 *
 * Equal values share the average of their ranks, as in `scipy.stats.spearmanr`.
 *
 * @param x - One value for each pair.
 * @param y - In the order of `x`.
 * @returns From −1 to 1. `null` if there are fewer than two pairs, or all values of a list are equal:
 *   the correlation is then not defined.
 * @throws {@link EvalInputError} `INVALID_INPUT` if the lengths differ, or a value is not finite.
 * @example
 * spearman([1, 2, 3], [1, 3, 2]) // 0.5
 * spearman([1, 1, 1], [1, 3, 2]) // null
 */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw unequalLengths(x.length, y.length);
  const [xs, ys] = [finiteNumbers("spearman", x, 0), finiteNumbers("spearman", y, 0)];
  if (isConstant(xs) || isConstant(ys)) return null;
  return Math.max(-1, Math.min(1, sampleRankCorrelation(xs, ys)));
}

/** Also true for no value and for one. */
function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

function unequalLengths(x: number, y: number): EvalInputError {
  return new EvalInputError(
    `spearman got ${x} values and ${y} values; it compares pairs.`,
    "Pass two lists of the same length, in the same order.",
  );
}
