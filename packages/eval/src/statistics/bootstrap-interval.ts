import { mean } from "simple-statistics";
import { EvalInputError } from "../errors/eval-input-error.js";
import { clustersOf, type ClusteredValue } from "./clusters.js";
import { quantiles } from "./quantile.js";
import { randomDraws, type RandomDraws } from "./random-draws.js";

/** Both ends of an interval, the lower first. */
export type Interval = readonly [number, number];

/** How an interval is estimated from resamples. */
export interface BootstrapOptions {
  /** The number that is estimated from the values of a sample. @defaultValue the mean */
  readonly statistic?: (values: number[]) => number;
  /** Number of resamples. @defaultValue 2,000 */
  readonly resamples?: number;
  /** Share of the resamples inside of the interval. @defaultValue 0.95 */
  readonly level?: number;
  /** The same seed gives the same interval. @defaultValue 0 */
  readonly seed?: number;
}

/**
 * A confidence interval by the bootstrap with percentiles, clustered by question.
 *
 * Each resample draws as many questions as there are, with replacement, and takes all values of each
 * drawn question. The statistic is computed on each resample; the interval lies between the quantiles
 * (1 − level) / 2 and (1 + level) / 2 of the results.
 *
 * @param rows - The values with their questions. A question can have several values, such as one for each turn.
 * @param options - All may be left out.
 * @returns Both ends, in the unit of the statistic. They are equal if there is only one question.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no rows, a value is not finite, or an option is
 *   out of range.
 * @example
 * const rows = [3, 7, 8, 9].map((value, cluster) => ({ cluster, value }));
 * bootstrapInterval(rows) // [4.25, 8.5]
 */
export function bootstrapInterval(
  rows: readonly ClusteredValue[],
  { statistic = mean, resamples = 2_000, level = 0.95, seed = 0 }: BootstrapOptions = {},
): Interval {
  const clusters = clustersOf("bootstrapInterval", rows);
  checkResamples(resamples);
  const draws = randomDraws(seed);
  const results = Array.from({ length: resamples }, () => statistic(resample(clusters, draws)));
  return percentileInterval(results, level);
}

/** The interval between two quantiles that leave (1 − level) / 2 on each side. */
export function percentileInterval(results: readonly number[], level: number): Interval {
  if (!(level > 0 && level < 1)) throw invalidOption("level", level, "between 0 and 1");
  const tail = (1 - level) / 2;
  const [low = Number.NaN, high = Number.NaN] = quantiles(results, [tail, 1 - tail]);
  return [low, high];
}

/** @throws {@link EvalInputError} `INVALID_INPUT` if it is not a whole number from 1. */
export function checkResamples(resamples: number): void {
  if (Number.isInteger(resamples) && resamples >= 1) return;
  throw invalidOption("resamples", resamples, "a whole number from 1");
}

function resample(clusters: readonly (readonly number[])[], draws: RandomDraws): number[] {
  const values: number[] = [];
  for (let drawn = 0; drawn < clusters.length; drawn++) {
    for (const value of clusters[draws.index(clusters.length)] ?? []) values.push(value);
  }
  return values;
}

function invalidOption(name: string, value: number, expected: string): EvalInputError {
  return new EvalInputError(
    `\`${name}\` of the bootstrap is ${value}, which is not ${expected}.`,
    `Set \`${name}\` to ${expected}, or leave it out.`,
  );
}
