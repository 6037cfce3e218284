import type { Interval } from "../statistics/bootstrap-interval.js";
import { checkResamples, percentileInterval } from "../statistics/bootstrap-interval.js";
import { type RandomDraws, randomDraws } from "../statistics/random-draws.js";
import { logistic } from "./choose-c.js";
import { fitL1Logistic } from "./l1-logistic.js";
import { type LengthControlInput, trainingData } from "./length-control-data.js";
import type { LogisticData } from "./logistic-state.js";

/** How the interval is estimated. */
export interface LengthControlIntervalOptions extends LengthControlInput {
  /** The C of the fit, from `lengthControlledWinRate`. */
  readonly c: number;
  /** Number of resamples. @defaultValue 1,000 */
  readonly resamples?: number;
  /** @defaultValue 0.95 */
  readonly level?: number;
  /** @defaultValue 0 */
  readonly seed?: number;
}

/**
 * A confidence interval of the length-controlled win rate by the bootstrap.
 *
 * Each resample draws the model's annotations with replacement and fits the regression again, with the same C
 * and the same rows of the gamed baselines. The published standard error says only how much the predictions
 * vary between instructions, and is smaller.
 *
 * @param options - The annotations with their tables, and C.
 * @returns Both ends in percent.
 * @throws {@link EvalInputError} `INVALID_INPUT` as `lengthControlledWinRate`, or if an option is out of range.
 * @example
 * ```ts
 * import { lengthControlInterval } from "@moagraph/eval";
 *
 * const [low, high] = lengthControlInterval({
 *   preferences: [1, 2, 2, 1.2, 1.9, 2],
 *   lengths: [10, 90, 80, 20, 60, 50],
 *   baselineLengths: [50, 50, 50, 50, 50, 50],
 *   difficulties: [],
 *   gamed: [],
 *   variant: "minimal",
 *   c: 100,
 *   resamples: 10,
 * });
 * console.log(low <= high); // true
 * ```
 */
export function lengthControlInterval({
  c,
  resamples = 1_000,
  level = 0.95,
  seed = 0,
  ...input
}: LengthControlIntervalOptions): Interval {
  checkResamples(resamples);
  const data = trainingData(input);
  const start = fitL1Logistic(data, c).coefficients;
  const draws = randomDraws(seed);
  const first = data.labels.length - input.preferences.length;
  const results = Array.from({ length: resamples }, () => {
    const weights = resampledWeights(data.weights, first, draws);
    const { coefficients } = fitL1Logistic({ ...data, weights }, c, start);
    return 100 * meanAtEqualLength({ ...data, weights }, coefficients, first);
  });
  return percentileInterval(results, level);
}

/** How often each of the model's rows was drawn. The rows of the gamed baselines keep their weights. */
function resampledWeights(all: Float64Array, first: number, draws: RandomDraws): Float64Array {
  const weights = all.slice().fill(0, first);
  const own = all.length - first;
  for (let drawn = 0; drawn < own; drawn++) weights[first + draws.index(own)]! += 1;
  return weights;
}

function meanAtEqualLength(
  { features: [, ...others], weights }: LogisticData,
  [, ...coefficients]: readonly number[],
  first: number,
): number {
  let [sum, count] = [0, 0];
  for (let row = first; row < weights.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const z = others.reduce(
      (total, column, at) => total + column[row]! * (coefficients[at] ?? 0),
      0,
    );
    sum += weight * logistic(z);
    count += weight;
  }
  return sum / count;
}
