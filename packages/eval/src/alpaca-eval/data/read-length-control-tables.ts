import type { DataRecord } from "../../data/data-record.js";
import { EvalDataError } from "../../data/eval-data-error.js";
import type { GamedRow } from "../../length-control/variant.js";
import { csvNumber, csvRows, optionalCsvNumber } from "./csv-rows.js";
import { fileNamedLike } from "./named-file.js";
import type { LengthControlTables } from "./length-control-tables.js";
import { reconstructTables } from "./reconstruct-tables.js";

/**
 * Reads `alpaca_eval/glm/df_gamed*.csv` of a data folder. Without this file, the tables are reconstructed from
 * published annotations, see {@link reconstructTables}.
 *
 * As in the official code, the difficulties are those of the first row of each instruction, and rows without a
 * preference are left out of the fit. "reconstructed" in the name marks a table that is not the official one.
 *
 * @param folder - The data folder.
 * @returns `undefined` if the folder has neither.
 * @throws {@link EvalDataError} With file and line, if a cell is no number, or the instructions are not in order.
 * @see `_get_featurized_data` in `metrics/glm_winrate.py` of alpaca_eval.
 * @example
 * ```ts
 * import { readLengthControlTables } from "@moagraph/eval";
 *
 * async function areOfficial(folder: string): Promise<boolean> {
 *   const tables = await readLengthControlTables(folder);
 *   return tables !== undefined && !tables.isReconstructed;
 * }
 * ```
 */
export async function readLengthControlTables(
  folder: string,
): Promise<LengthControlTables | undefined> {
  const file = await fileNamedLike(folder, "alpaca_eval/glm/df_gamed", [".csv"]);
  if (file === undefined) return reconstructTables(folder);
  const rows = await csvRows(file);
  const gamed = rows.flatMap((row) => gamedRow(row) ?? []);
  const isReconstructed = file.includes("reconstructed");
  return { file, gamed, difficulties: difficultiesIn(rows), isReconstructed };
}

function gamedRow(row: DataRecord): GamedRow | undefined {
  const preference = optionalCsvNumber(row, "preference");
  if (preference === undefined) return undefined;
  return {
    preference,
    stdDeltaLen: csvNumber(row, "std_delta_len"),
    instructionDifficulty: csvNumber(row, "instruction_difficulty"),
  };
}

function difficultiesIn(rows: readonly DataRecord[]): number[] {
  const difficulties: number[] = [];
  const seen = new Set<number>();
  for (const row of rows) {
    const index = csvNumber(row, "index");
    if (seen.has(index)) continue;
    if (index !== difficulties.length) throw notInOrder(row, difficulties.length);
    seen.add(index);
    difficulties.push(csvNumber(row, "instruction_difficulty"));
  }
  return difficulties;
}

function notInOrder({ file, line }: DataRecord, expected: number): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: `\`index\` is out of order, expected ${expected}`,
    hint: "Use the table as published: each baseline with all instructions in order.",
  });
}
