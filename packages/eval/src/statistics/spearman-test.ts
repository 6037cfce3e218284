import { spearman } from "./spearman.js";
import { studentTail } from "./student-tail.js";

/** A rank correlation and its p-value. */
export interface SpearmanTest {
  /** From −1 to 1. */
  readonly rho: number;
  /** Two-sided. `null` for two pairs, which leave no degree of freedom. */
  readonly p: number | null;
}

/**
 * {@link spearman} with the two-sided p-value of "no correlation", as in `scipy.stats.spearmanr`:
 * ρ·√((n − 2) / (1 − ρ²)) follows Student's distribution with n − 2 degrees of freedom.
 *
 * @param x - One value for each pair.
 * @param y - In the order of `x`.
 * @returns `null` where {@link spearman} is `null`.
 * @throws {@link EvalInputError} `INVALID_INPUT` as {@link spearman}.
 * @example
 * spearmanTest([1, 2, 3], [1, 3, 2]) // { rho: 0.5, p: 0.666666666666667 }
 */
export function spearmanTest(x: readonly number[], y: readonly number[]): SpearmanTest | null {
  const rho = spearman(x, y);
  if (rho === null) return null;
  const degrees = x.length - 2;
  if (degrees === 0) return { rho, p: null };
  return { rho, p: studentTail(Math.sqrt(degrees / (1 - rho * rho)) * Math.abs(rho), degrees) };
}
