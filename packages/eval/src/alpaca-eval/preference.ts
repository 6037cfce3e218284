import { EvalInputError } from "../errors/eval-input-error.js";

/**
 * Preferences as y: 0 if the baseline wins, 1 if the model wins, 0.5 for a draw.
 *
 * @param preferences - As AlpacaEval writes them: 1 if the baseline wins, 2 if the model wins, 1.5 or the
 *   older 0 for a draw, numbers between 1 and 2 with log-probabilities.
 * @throws {@link EvalInputError} `INVALID_INPUT` if there are none, or one is missing or out of range. A score
 *   never skips a question without a preference.
 * @example
 * winShares([1, 2, 1.5, 0, 1.25]) // [0, 1, 0.5, 0.5, 0.25]
 */
export function winShares(preferences: readonly number[]): number[] {
  if (preferences.length === 0) throw noPreferences();
  return preferences.map((preference, row) => {
    if (preference === 0) return 0.5;
    if (preference >= 1 && preference <= 2) return preference - 1;
    throw invalidPreference(preference, row);
  });
}

function noPreferences(): EvalInputError {
  return new EvalInputError(
    "There are no preferences to score.",
    "Judge the answers first, or check that the file has annotations of this model.",
  );
}

function invalidPreference(preference: number | null, row: number): EvalInputError {
  return new EvalInputError(
    `Preference ${row} (counted from 0) is ${preference}, which is not 0 and not from 1 to 2.`,
    "Judge this question again. Without it, the score would be over a smaller sample.",
  );
}
