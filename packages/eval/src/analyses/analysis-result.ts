import type { EvaluationResult } from "../results/evaluation-result.js";
import type { MissingRun } from "./missing/missing-run.js";
import { withMissing } from "./missing/with-missing.js";
import type { ComparableRuns } from "./runs/comparable-runs.js";

/** The parts of an analysis that differ from one analysis to another. */
export type AnalysisParts = Pick<
  EvaluationResult,
  "name" | "title" | "numbers" | "tables" | "plots"
> & { readonly notes?: readonly string[] };

/** Adds the parts that all analyses have: the measure, the missing runs, and the notes on the runs. */
export function analysisResult(
  { notes = [], numbers, tables, ...parts }: AnalysisParts,
  { measure, notes: runNotes }: ComparableRuns,
  missing: readonly MissingRun[] = [],
): EvaluationResult {
  const result = {
    ...parts,
    numbers: { measure, ...numbers },
    tables,
    notes: [...notes, ...runNotes],
  };
  return withMissing(result, missing);
}
