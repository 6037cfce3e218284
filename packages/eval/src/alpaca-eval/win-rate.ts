import { mean } from "simple-statistics";
import { roundHalfEven } from "../statistics/round-half-even.js";
import { standardError } from "../statistics/standard-error.js";
import { winShares } from "./preference.js";

/** How often a model wins against the baseline. */
export interface WinRate {
  /** In percent, weighted by the judge's probability. */
  readonly winRate: number;
  /** Standard error of the win rate in percentage points. `null` for one question. */
  readonly standardError: number | null;
  /** Questions with a preference above 1.5. */
  readonly wins: number;
  /** Questions with a preference below 1.5. */
  readonly baselineWins: number;
  /** Questions with a preference of exactly 1.5, or 0. */
  readonly draws: number;
  readonly total: number;
  /** In percent. Each preference is rounded to a win of one side; draws count half. */
  readonly discreteWinRate: number;
}

/**
 * The win rate of AlpacaEval and the figures that its leaderboard shows with it.
 *
 * @param preferences - 1 if the baseline wins, 2 if the model wins, 1.5 or 0 for a draw, or between 1 and 2.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are none, or one is missing or out of range.
 * @see `metrics/winrate.py` and `metrics/helpers.py` of alpaca_eval.
 * @example
 * winRate([1, 2, 1.5, 1.8])
 * // { winRate: 57.49…, standardError: 21.74…, wins: 2, baselineWins: 1, draws: 1, total: 4, discreteWinRate: 62.5 }
 */
export function winRate(preferences: readonly number[]): WinRate {
  const shares = winShares(preferences);
  const error = standardError(shares);
  return {
    winRate: 100 * mean(shares),
    standardError: error === null ? null : 100 * error,
    wins: shares.filter((share) => share > 0.5).length,
    baselineWins: shares.filter((share) => share < 0.5).length,
    draws: shares.filter((share) => share === 0.5).length,
    total: shares.length,
    discreteWinRate: 100 * mean(preferences.map(discreteShare)),
  };
}

/** Rounded as a preference: subtracting 1 first could move a value to a half. */
function discreteShare(preference: number): number {
  return preference === 0 || preference === 1.5 ? 0.5 : roundHalfEven(preference) - 1;
}
