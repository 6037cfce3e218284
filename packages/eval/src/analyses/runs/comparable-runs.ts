import { EvalInputError } from "../../errors/eval-input-error.js";
import {
  measureNames,
  type MeasureWords,
  type Quality,
  qualityMeasures,
  type QualityMeasure,
} from "./quality.js";
import { type RunShape, runShape } from "./run-shape.js";
import type { ScoredRun } from "./scored-run.js";

/** A scored run with the score that all compared runs have. */
export interface ComparedRun extends ScoredRun {
  readonly shape: RunShape;
  readonly quality: Quality;
}

/** Runs that can be compared: of one benchmark, with one measure of quality. */
export interface ComparableRuns {
  readonly runs: readonly ComparedRun[];
  readonly measure: QualityMeasure;
  readonly words: MeasureWords;
  /** What a reader must know: runs without a score, and different numbers of questions. */
  readonly notes: readonly string[];
}

/**
 * Returns the runs that have a score, with the first measure that all of them have: length-controlled win rate,
 * win rate, rating, skill score, accuracy.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` If the runs are of several benchmarks, or have no common measure.
 */
export function comparableRuns(given: readonly ScoredRun[]): ComparableRuns {
  checkOneBenchmark(given);
  const scored = given.filter(({ qualities }) => measureNames.some((name) => name in qualities));
  const measure = commonMeasure(scored);
  return {
    runs: scored.map((run) => ({
      ...run,
      shape: runShape(run.graph),
      quality: run.qualities[measure] as Quality,
    })),
    measure,
    words: qualityMeasures[measure],
    notes: [...unscoredNotes(given, scored), ...questionNotes(scored)],
  };
}

function checkOneBenchmark(runs: readonly ScoredRun[]): void {
  const first = runs[0];
  const other = runs.find(({ benchmark }) => benchmark !== first?.benchmark);
  if (first === undefined || other === undefined) return;
  throw new EvalInputError(
    `The runs are of several benchmarks: ${first.folder} of ${first.benchmark}, ${other.folder} of ${other.benchmark}.`,
    "Name only runs of one benchmark.",
  );
}

function commonMeasure(scored: readonly ScoredRun[]): QualityMeasure {
  const common = measureNames.find((name) => scored.every(({ qualities }) => name in qualities));
  if (common !== undefined) return common;
  throw new EvalInputError(
    `The runs have no score in common: ${scored.map(scoresOf).join("; ")}.`,
    "Score all of them in the same way with `moagraph eval score`, or name fewer runs.",
  );
}

function scoresOf({ folder, qualities }: ScoredRun): string {
  return `${folder} has ${Object.keys(qualities).join(", ")}`;
}

function unscoredNotes(given: readonly ScoredRun[], scored: readonly ScoredRun[]): string[] {
  const kept = new Set(scored);
  return given
    .filter((run) => !kept.has(run))
    .map(
      ({ folder }) =>
        `${folder} has no score and is left out. Run \`moagraph eval score ${folder}\`.`,
    );
}

function questionNotes(scored: readonly ScoredRun[]): string[] {
  const [first] = scored;
  const other = scored.find(({ data }) => !sameQuestions(data, first?.data));
  if (first === undefined || other === undefined) return [];
  return [
    `The runs have different questions: ${first.folder} has ${first.data.questions}, ${other.folder} has ${other.data.questions}${first.data.questions === other.data.questions ? " of another file" : ""}.`,
  ];
}

function sameQuestions(a: ScoredRun["data"], b: ScoredRun["data"] | undefined): boolean {
  return a.questions === b?.questions && a.sha256 === b.sha256;
}
