import { EvalInputError } from "../../errors/eval-input-error.js";
import { lengthControlInterval } from "../../length-control/length-control-interval.js";
import {
  type LengthControlledWinRate,
  lengthControlledWinRate,
  ofBaseline,
} from "../../length-control/length-controlled-win-rate.js";
import type { LengthControlInput } from "../../length-control/length-control-data.js";
import type { LengthControlWeights } from "../../length-control/variant.js";
import { bootstrapInterval, type Interval } from "../../statistics/bootstrap-interval.js";
import type { LengthControlTables } from "../data/length-control-tables.js";
import { winShares } from "../preference.js";
import { winRate, type WinRate } from "../win-rate.js";
import type { AlpacaAnnotation } from "./annotations.js";

/** An annotation with a preference. */
export interface JudgedAnnotation extends AlpacaAnnotation {
  readonly preference: number;
  /** The number of its difficulty in the table. */
  readonly difficultyRow: number;
}

/** The length-controlled figures of a system. */
interface LengthControlFigures {
  /** In percent. */
  readonly lengthControlledWinRate: number;
  /** In percentage points. */
  readonly lengthControlledStandardError: number | null;
  /** By the bootstrap, in percent. `null` for the baseline itself. */
  readonly lengthControlledInterval: Interval | null;
  readonly weights: LengthControlWeights;
  /** `null` for the baseline itself, which is not fitted. */
  readonly c: number | null;
}

/** The figures of AlpacaEval 2 for one system. */
export interface AlpacaFigures extends WinRate {
  /** By the bootstrap, in percent. */
  readonly winRateInterval: Interval;
  readonly averageLength: number;
  /** `undefined` without the tables, or if the annotations do not allow a fit. */
  readonly lengthControl: LengthControlFigures | undefined;
}

/**
 * The figures of AlpacaEval 2.
 *
 * @param annotations - All annotations with a preference.
 */
export function alpacaFigures(
  annotations: readonly JudgedAnnotation[],
  tables: LengthControlTables | undefined,
): Omit<AlpacaFigures, "averageLength"> {
  const preferences = annotations.map(({ preference }) => preference);
  const shares = winShares(preferences).map((share, cluster) => ({ cluster, value: 100 * share }));
  return {
    ...winRate(preferences),
    winRateInterval: bootstrapInterval(shares),
    lengthControl: tables === undefined ? undefined : lengthControlOf(annotations, tables),
  };
}

function lengthControlOf(
  annotations: readonly JudgedAnnotation[],
  { gamed, difficulties }: LengthControlTables,
): LengthControlFigures | undefined {
  const input: LengthControlInput = {
    preferences: annotations.map(({ preference }) => preference),
    lengths: annotations.map(({ length }) => length),
    baselineLengths: annotations.map(({ baselineLength }) => baselineLength),
    difficulties: annotations.flatMap(({ difficultyRow }) => difficulties[difficultyRow] ?? []),
    gamed,
  };
  const isBaseline = annotations.every(({ system, baseline }) => system === baseline);
  try {
    return figuresOf(input, isBaseline ? ofBaseline : lengthControlledWinRate(input));
  } catch (error) {
    // Such as one annotation, or the same difference of lengths in all. The caller adds a note.
    if (error instanceof EvalInputError) return undefined;
    throw error;
  }
}

function figuresOf(
  input: LengthControlInput,
  { standardError, weights, c, ...found }: LengthControlledWinRate,
): LengthControlFigures {
  return {
    lengthControlledWinRate: found.lengthControlledWinRate,
    lengthControlledStandardError: standardError,
    lengthControlledInterval: c === null ? null : lengthControlInterval({ ...input, c }),
    weights,
    c,
  };
}
