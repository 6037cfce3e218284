import { EvalInputError } from "../errors/eval-input-error.js";
import { winShares } from "../alpaca-eval/preference.js";
import { sampleStandardDeviation } from "../statistics/sample-standard-deviation.js";
import type { LogisticData } from "./logistic-state.js";
import type { GamedRow, LengthControlVariant } from "./variant.js";

/** What the length control of one model needs. Row i of each list belongs to the same annotation. */
export interface LengthControlInput {
  /** 1 if the baseline wins, 2 if the model wins, 1.5 or 0 for a draw, or between 1 and 2. */
  readonly preferences: readonly number[];
  /** Lengths of the model's outputs in code points. */
  readonly lengths: readonly number[];
  /** Lengths of the baseline's outputs in code points. */
  readonly baselineLengths: readonly number[];
  /**
   * The difficulties in the order of AlpacaEval's table. Row i of the annotations takes number i of this list,
   * as in the official code. Not needed for `minimal`.
   */
  readonly difficulties: readonly number[];
  /** The rows of the gamed baselines. Needed for `v1`. */
  readonly gamed: readonly GamedRow[];
  /** @defaultValue `"v1"` */
  readonly variant?: LengthControlVariant;
}

/** Both gamed baselines together weigh 0.2 of the model. */
const gamedWeight = 0.2 / 2;

/**
 * The training rows of a variant: those of the gamed baselines, then those of the model.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if lists have different lengths, a table is missing, or all
 *   differences of lengths are equal.
 */
export function trainingData(input: LengthControlInput): LogisticData {
  const labels = winShares(input.preferences);
  const { variant = "v1" } = input;
  const own = labels.length;
  const gamed = variant === "v1" ? checkedGamed(input.gamed) : [];
  const lengths = [...gamed.map((row) => row.stdDeltaLen), ...standardisedDeltas(input)];
  const intercepts = columnOf(gamed, own, 0, 1);
  const difficulties = [
    ...gamed.map((row) => row.instructionDifficulty),
    ...(variant === "minimal" ? [] : checkedDifficulties(input)),
  ];
  const features = [
    Float64Array.from(lengths, Math.tanh),
    Float64Array.from(difficulties),
    intercepts,
  ];
  return {
    features: variant === "minimal" ? features.toSpliced(1, 1) : features,
    labels: Float64Array.from([...gamed.map((row) => row.preference), ...labels]),
    weights: columnOf(gamed, own, gamedWeight, 1),
  };
}

function columnOf(
  gamed: readonly GamedRow[],
  own: number,
  ofGamed: number,
  ofOwn: number,
): Float64Array {
  return new Float64Array(gamed.length + own)
    .fill(ofGamed, 0, gamed.length)
    .fill(ofOwn, gamed.length);
}

/**
 * Length of the baseline − length of the model, in standard deviations of this difference.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if lists have different lengths, or all differences are equal.
 */
export function standardisedDeltas({
  preferences,
  lengths,
  baselineLengths,
}: Pick<LengthControlInput, "preferences" | "lengths" | "baselineLengths">): number[] {
  if (lengths.length !== preferences.length || baselineLengths.length !== preferences.length)
    throw unequalRows(preferences.length, lengths.length, baselineLengths.length);
  const deltas = lengths.map((length, row) => (baselineLengths[row] ?? Number.NaN) - length);
  const deviation = sampleStandardDeviation(deltas);
  if (deviation === null || deviation === 0) throw noSpread(deltas.length);
  return deltas.map((delta) => delta / deviation);
}

function checkedDifficulties({ preferences, difficulties }: LengthControlInput): readonly number[] {
  const used = difficulties.slice(0, preferences.length);
  if (used.length < preferences.length) throw tooFewDifficulties(preferences.length, used.length);
  return used;
}

function checkedGamed(gamed: readonly GamedRow[]): readonly GamedRow[] {
  if (gamed.length > 0) return gamed;
  throw new EvalInputError(
    "The length control `v1` needs the rows of the gamed baselines, and got none.",
    "Pass the rows of df_gamed.csv as `gamed`, or use the variant `noreg`.",
  );
}

function unequalRows(preferences: number, lengths: number, baseline: number): EvalInputError {
  return new EvalInputError(
    `The length control got ${preferences} preferences, ${lengths} lengths of the model and ${baseline} lengths of the baseline.`,
    "Pass one of each for each annotation, in the same order.",
  );
}

function noSpread(rows: number): EvalInputError {
  return new EvalInputError(
    `The length control needs differences of length that vary; all ${rows} are equal.`,
    "Judge more questions. If the model is the baseline itself, its length-controlled win rate is 50.",
  );
}

function tooFewDifficulties(rows: number, difficulties: number): EvalInputError {
  return new EvalInputError(
    `The length control got ${rows} annotations, but the difficulties of ${difficulties} instructions.`,
    "Pass one difficulty for each instruction, or use the variant `minimal`.",
  );
}
