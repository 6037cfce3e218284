import type { EvaluationResult } from "../../results/evaluation-result.js";
import type { MissingRun } from "./missing-run.js";
import { missingNotes, missingNumbers, missingTables } from "./missing-table.js";

/** Adds the missing runs to a result: in its numbers, as a table, and as a note. */
export function withMissing(
  result: EvaluationResult,
  missing: readonly MissingRun[],
): EvaluationResult {
  return {
    ...result,
    numbers: { ...result.numbers, missing: missingNumbers(missing) },
    tables: [...result.tables, ...missingTables(missing)],
    notes: [...result.notes, ...missingNotes(missing)],
  };
}
