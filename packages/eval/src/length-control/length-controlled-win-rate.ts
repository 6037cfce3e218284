import { EvalInputError } from "../errors/eval-input-error.js";
import { bestC, type ScoredC, scoreCs } from "./choose-c.js";
import { groupKFold } from "./group-k-fold.js";
import { fitL1Logistic } from "./l1-logistic.js";
import { type LengthControlInput, trainingData } from "./length-control-data.js";
import { winRateFromWeights } from "./win-rate-from-weights.js";
import type { LengthControlWeights } from "./variant.js";

/** How the length control is fitted. */
export interface LengthControlOptions extends LengthControlInput {
  /** The strength of the fit. Without it, the best of ten values by cross-validation. */
  readonly c?: number;
  /**
   * The fold of each training row, from 0, for cross-validation: first the rows of the gamed baselines, then
   * those of the model. @defaultValue five folds of {@link groupKFold}
   */
  readonly folds?: readonly number[];
}

/** A win rate at equal lengths. */
export interface LengthControlledWinRate {
  /** In percent. */
  readonly lengthControlledWinRate: number;
  /** In percentage points. `null` for one question. */
  readonly standardError: number | null;
  readonly weights: LengthControlWeights;
  /** The C of the fit. `null` for the baseline itself, which is not fitted. */
  readonly c: number | null;
  /** Each tried C with its score. Empty if `c` was given. */
  readonly scores: readonly ScoredC[];
  /** The largest violation of the optimality conditions of the fit. */
  readonly kkt: number;
}

/**
 * AlpacaEval's length-controlled win rate: what the win rate would be if all outputs were as long as the
 * baseline's.
 *
 * A logistic regression explains the preferences by the difference of the lengths, the difficulty of the
 * instruction and the model. The result is its mean prediction over the model's rows at difference 0.
 * If all lengths are the baseline's and all preferences are draws, the model is the baseline: the result is 50 with
 * the standard error 0, without a fit.
 *
 * @param options - The annotations of one model with their tables.
 * @throws {@link EvalInputError} `INVALID_INPUT` if lists have different lengths, a preference is missing, a
 *   table that the variant needs is missing, or `folds` does not have a fold for each training row.
 * @see `metrics/glm_winrate.py` of alpaca_eval; arXiv 2404.04475.
 * @example
 * lengthControlledWinRate({
 *   preferences: [1, 2, 2, 1.2, 1.9, 2],
 *   lengths: [10, 90, 80, 20, 60, 50],
 *   baselineLengths: [50, 50, 50, 50, 50, 50],
 *   difficulties: [],
 *   gamed: [],
 *   variant: "minimal",
 *   c: 100,
 * }).lengthControlledWinRate // 89.03…
 */
export function lengthControlledWinRate(options: LengthControlOptions): LengthControlledWinRate {
  if (isBaseline(options)) return ofBaseline;
  const data = trainingData(options);
  const scores = options.c === undefined ? scoreCs(data, foldsOf(options, data.labels.length)) : [];
  const c = options.c ?? bestC(scores);
  const { coefficients, kkt } = fitL1Logistic(data, c);
  const weights = weightsOf(coefficients);
  const rows = options.preferences.length;
  const difficulties =
    options.variant === "minimal" ? Array.from({ length: rows }, () => 0) : options.difficulties;
  const { winRate, standardError } = winRateFromWeights(weights, difficulties.slice(0, rows));
  return { lengthControlledWinRate: winRate, standardError, weights, c, scores, kkt };
}

function isBaseline({ preferences, lengths, baselineLengths }: LengthControlInput): boolean {
  return (
    preferences.length > 0 &&
    lengths.length === preferences.length &&
    baselineLengths.length === preferences.length &&
    preferences.every((preference) => preference === 1.5 || preference === 0) &&
    lengths.every((length, row) => length === baselineLengths[row])
  );
}

/** By construction, as in the official code. */
export const ofBaseline: LengthControlledWinRate = {
  lengthControlledWinRate: 50,
  standardError: 0,
  weights: { tanhStdDeltaLen: 0, instructionDifficulty: 0, intercept: 0 },
  c: null,
  scores: [],
  kkt: 0,
};

function foldsOf({ folds }: LengthControlOptions, rows: number): readonly number[] {
  if (folds === undefined) return groupKFold(Array.from({ length: rows }, (_, row) => row));
  if (folds.length === rows) return folds;
  throw new EvalInputError(
    `The length control got ${folds.length} folds for ${rows} training rows.`,
    "Pass a fold for each row of the gamed baselines, then for each row of the model. Or leave `folds` out.",
  );
}

/** `minimal` has no coefficient for difficulty. */
function weightsOf(coefficients: readonly number[]): LengthControlWeights {
  const [length = 0, ...rest] = coefficients;
  return {
    tanhStdDeltaLen: length,
    instructionDifficulty: rest.length > 1 ? (rest[0] ?? 0) : 0,
    intercept: rest.at(-1) ?? 0,
  };
}
