import type { GamedRow } from "../../src/length-control/variant.js";
import { sharedJson, sharedRecords, sharedText } from "../shared-data.js";

/** A row of the numeric annotations: all preferences and lengths of a model. */
export interface NumericAnnotations {
  readonly model: string;
  readonly n: number;
  readonly missing_ids: number[];
  readonly preference: number[];
  readonly len_output: number[];
  /** Absent if no instruction is missing. */
  readonly ids?: number[];
}

export function numericAnnotations(): NumericAnnotations[] {
  return sharedRecords("alpaca_eval/annotations_numeric_dev.jsonl.gz");
}

/** Lengths of the baseline for the rows of a model. */
export function baselineLengths({ n, ids }: NumericAnnotations): number[] {
  const file = sharedJson("alpaca_eval/baseline_lengths.json") as { len_output: number[] };
  return Array.from({ length: n }, (_, row) => file.len_output[ids?.[row] ?? row] ?? Number.NaN);
}

export function difficulties(): number[] {
  const file = sharedJson("alpaca_eval/glm/instruction_difficulty_reconstructed.json");
  return (file as { values: number[] }).values;
}

export function gamedRows(): GamedRow[] {
  const lines = sharedText("alpaca_eval/glm/df_gamed_reconstructed.csv").trim().split("\n");
  return lines.slice(1).map((line) => {
    const cells = line.split(",").map(Number);
    const [, , preference = 0, stdDeltaLen = 0, instructionDifficulty = 0] = cells;
    return { preference, stdDeltaLen, instructionDifficulty };
  });
}

/** The folds that scikit-learn chose on one machine. */
export function sklearnFolds(key: string): number[] {
  const file = sharedJson("alpaca_eval/glm/groupkfold_folds.json");
  return Array.from((file as { folds: Record<string, string> }).folds[key] ?? "", Number);
}
