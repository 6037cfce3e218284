import { mean } from "../statistics/mean.js";
import { standardError } from "../statistics/standard-error.js";
import { logistic } from "./choose-c.js";
import type { LengthControlWeights } from "./variant.js";

/** A mean prediction of the length control. */
export interface PredictedWinRate {
  /** In percent. */
  readonly winRate: number;
  /** In percentage points. `null` for one instruction. */
  readonly standardError: number | null;
}

/**
 * The length-controlled win rate that follows from known coefficients, such as the published ones.
 *
 * 100 · mean of σ(instructionDifficulty · difficulty + intercept); the lengths count as equal.
 *
 * @param weights - Those of the model.
 * @param difficulties - One for each row of the model's annotations.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no difficulties.
 * @example
 * const weights = { tanhStdDeltaLen: -1, instructionDifficulty: 0.5, intercept: 1 };
 * winRateFromWeights(weights, [0, 2]) // { winRate: 80.59…, standardError: 7.48… }
 */
export function winRateFromWeights(
  weights: LengthControlWeights,
  difficulties: readonly number[],
): PredictedWinRate {
  const predictions = difficulties.map((difficulty) =>
    logistic(weights.instructionDifficulty * difficulty + weights.intercept),
  );
  const error = standardError(predictions);
  return { winRate: 100 * mean(predictions), standardError: error === null ? null : 100 * error };
}

/**
 * The win rate of one model against another that follows from the coefficients of both.
 *
 * The same as {@link winRateFromWeights} of the differences of their coefficients: no judge has compared them.
 *
 * @param model - Its coefficients.
 * @param other - The coefficients of the model that it is compared with.
 * @param difficulties - Of all instructions.
 * @returns In percent.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are no difficulties.
 * @see `predict_winrate` in `metrics/glm_winrate.py` of alpaca_eval, which returns a fraction.
 * @example
 * const strong = { tanhStdDeltaLen: -1, instructionDifficulty: 0.5, intercept: 1 };
 * predictWinRate(strong, strong, [0, 2]) // 50
 */
export function predictWinRate(
  model: LengthControlWeights,
  other: LengthControlWeights,
  difficulties: readonly number[],
): number {
  const difference = {
    tanhStdDeltaLen: model.tanhStdDeltaLen - other.tanhStdDeltaLen,
    instructionDifficulty: model.instructionDifficulty - other.instructionDifficulty,
    intercept: model.intercept - other.intercept,
  };
  return winRateFromWeights(difference, difficulties).winRate;
}
