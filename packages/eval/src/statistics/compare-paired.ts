import { mean, sum } from "simple-statistics";
import { bootstrapInterval, checkResamples, type Interval } from "./bootstrap-interval.js";
import { clustersOf } from "./clusters.js";
import { randomDraws } from "./random-draws.js";

/** Scores of two systems for the same question. */
export interface PairedScores {
  /** The question, such as its id. A question can have several rows, such as one for each order of a judge. */
  readonly cluster: string | number;
  readonly a: number;
  readonly b: number;
}

/** How a paired comparison is estimated. */
export interface PairedOptions {
  /** Number of resamples and of permutations. @defaultValue 2,000 */
  readonly resamples?: number;
  /** @defaultValue 0.95 */
  readonly level?: number;
  /** @defaultValue 0 */
  readonly seed?: number;
}

/** Two systems compared on the same questions. */
export interface PairedComparison {
  /** Number of questions. */
  readonly questions: number;
  readonly meanA: number;
  readonly meanB: number;
  /** `meanA` − `meanB`. */
  readonly difference: number;
  /** Interval of the difference. */
  readonly interval: Interval;
  /** Share of the questions that A wins by the mean of its rows, from 0 to 1. A tie counts half. */
  readonly winShare: number;
  /** Interval of the share. */
  readonly winShareInterval: Interval;
  /** Two-sided p-value of "both are equally good", by random signs. */
  readonly p: number;
}

/**
 * Compares two systems by their scores on the same questions.
 *
 * The intervals are bootstrap intervals clustered by question. The p-value comes from a permutation test: if
 * both systems are equally good, the sign of each question's difference is random. It is
 * (1 + number of sign vectors with at least the observed difference) / (1 + resamples).
 *
 * @param rows - Scores of both systems, higher is better, in any unit.
 * @param options - All may be left out.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no rows, a score is not finite, or an option is
 *   out of range.
 * @example
 * const rows = [1, 1, 1, 0].map((a, cluster) => ({ cluster, a, b: 0 }));
 * const { difference, winShare } = comparePaired(rows); // 0.75, 0.875
 */
export function comparePaired(
  rows: readonly PairedScores[],
  { resamples = 2_000, level = 0.95, seed = 0 }: PairedOptions = {},
): PairedComparison {
  const differences = rows.map(({ cluster, a, b }) => ({ cluster, value: a - b }));
  const clusters = clustersOf("comparePaired", differences);
  checkResamples(resamples);
  const options = { resamples, level, seed };
  const wins = clusters.map((values, cluster) => ({ cluster, value: winOf(sum(values)) }));
  return {
    questions: clusters.length,
    meanA: mean(rows.map(({ a }) => a)),
    meanB: mean(rows.map(({ b }) => b)),
    difference: mean(differences.map(({ value }) => value)),
    interval: bootstrapInterval(differences, options),
    winShare: mean(wins.map(({ value }) => value)),
    winShareInterval: bootstrapInterval(wins, options),
    p: signTest(clusters.map(sum), resamples, seed),
  };
}

function winOf(difference: number): number {
  return (Math.sign(difference) + 1) / 2;
}

/** The rounding of sums in another order must not make a sum count as smaller. */
const tolerance = 1e-12;

function signTest(differences: readonly number[], resamples: number, seed: number): number {
  const draws = randomDraws(seed);
  const observed = Math.abs(sum([...differences])) * (1 - tolerance);
  let extreme = 0;
  for (let drawn = 0; drawn < resamples; drawn++) {
    let total = 0;
    for (const difference of differences) total += draws.index(2) === 0 ? difference : -difference;
    if (Math.abs(total) >= observed) extreme++;
  }
  return (1 + extreme) / (1 + resamples);
}
