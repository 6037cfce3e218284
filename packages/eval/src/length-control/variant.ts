/**
 * A published form of the length control.
 *
 * - `v1`: length, difficulty and the model itself, with the rows of two gamed baselines. The leaderboard's.
 * - `noreg`: without the rows of gamed baselines.
 * - `minimal`: also without difficulty.
 */
export type LengthControlVariant = "v1" | "noreg" | "minimal";

/** A row of AlpacaEval's `df_gamed.csv`: an output of a baseline that was told to be verbose, or concise. */
export interface GamedRow {
  /** 0 if the baseline wins, 1 if the gamed baseline wins. */
  readonly preference: number;
  /** Length of the baseline − length of the gamed output, divided by the standard deviation. */
  readonly stdDeltaLen: number;
  readonly instructionDifficulty: number;
}

/** The coefficients of the length control, by their names in AlpacaEval's files. */
export interface LengthControlWeights {
  /** Of tanh of the standardised difference of the lengths. */
  readonly tanhStdDeltaLen: number;
  /** Of the instruction's difficulty. 0 in `minimal`. */
  readonly instructionDifficulty: number;
  /** Of the model itself: how good it is at equal lengths. */
  readonly intercept: number;
}
