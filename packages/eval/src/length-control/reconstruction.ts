import { winShares } from "../alpaca-eval/preference.js";
import { standardisedDeltas } from "./length-control-data.js";
import type { GamedRow, LengthControlWeights } from "./variant.js";

/**
 * The difficulties of instructions from the published predictions of one model.
 *
 * A prediction is σ(instructionDifficulty · difficulty + intercept). So the difficulty is
 * (log(p / (1 − p)) − intercept) / instructionDifficulty.
 *
 * @param predictions - `glm_preference` of the model's annotations, between 0 and 1.
 * @param weights - The model's published coefficients.
 * @example
 * const weights = { tanhStdDeltaLen: -1, instructionDifficulty: 2, intercept: 1 };
 * difficultiesFromPredictions([1 / (1 + Math.exp(-3))], weights) // [1]
 */
export function difficultiesFromPredictions(
  predictions: readonly number[],
  { instructionDifficulty, intercept }: LengthControlWeights,
): number[] {
  return predictions.map((p) => (Math.log(p / (1 - p)) - intercept) / instructionDifficulty);
}

/** The annotations of a baseline that was told to be verbose, or concise. In the order of the instructions. */
export interface GamedAnnotations {
  readonly preferences: readonly number[];
  readonly lengths: readonly number[];
  readonly baselineLengths: readonly number[];
}

/**
 * The rows of a gamed baseline, as AlpacaEval's `df_gamed.csv` has them.
 *
 * @param annotations - All lists have the same length.
 * @param difficulties - One for each instruction.
 * @throws {@link EvalInputError} `INVALID_INPUT` if lists have different lengths, or a preference is out of range.
 * @example
 * ```ts
 * import { gamedRowsOf } from "@moagraph/eval";
 *
 * const annotations = { preferences: [1, 2], lengths: [10, 30], baselineLengths: [20, 20] };
 * console.log(gamedRowsOf(annotations, [0.5, -0.5]).length); // 2
 * ```
 */
export function gamedRowsOf(
  annotations: GamedAnnotations,
  difficulties: readonly number[],
): GamedRow[] {
  const deltas = standardisedDeltas(annotations);
  return winShares(annotations.preferences).map((preference, row) => ({
    preference,
    stdDeltaLen: deltas[row] ?? Number.NaN,
    instructionDifficulty: difficulties[row] ?? Number.NaN,
  }));
}
