/** Standard normal quantiles of a two-sided test at 5% and of a power of 80%. */
const testAndPower = 1.959964 + 0.841621;

/**
 * Returns how many questions would show a difference from one half, if the win rate stays as it is: with this many, a
 * 95% interval excludes one half in four of five comparisons. An estimate by the normal approximation.
 *
 * @param outcomes - 1 for a win, 0 for a loss, 0.5 for a tie.
 * @returns `null` if the win rate is one half: no number is enough.
 * @example
 * ```ts
 * import { questionsNeeded } from "@moagraph/eval";
 *
 * console.log(questionsNeeded([1, 1, 1, 0, 0])); // 189
 * ```
 */
export function questionsNeeded(outcomes: readonly number[]): number | null {
  const mean = outcomes.reduce((sum, each) => sum + each, 0) / outcomes.length;
  const difference = Math.abs(mean - 0.5);
  if (!(difference > 1e-12)) return null;
  const variance = outcomes.reduce((sum, each) => sum + (each - mean) ** 2, 0) / outcomes.length;
  return Math.max(outcomes.length + 1, Math.ceil((testAndPower ** 2 * variance) / difference ** 2));
}
