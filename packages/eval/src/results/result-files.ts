import { fileNameOf } from "../benchmark/file-name-of.js";
import type { EvaluationResult, Plot, Table } from "./evaluation-result.js";
import { EvalInputError } from "../errors/eval-input-error.js";

/** The CSV file of a table. */
export function tableFile(result: EvaluationResult, table: Table): string {
  return `${stemOf(result.name, table.name)}.csv`;
}

/** The SVG file of a plot. */
export function plotFile(result: EvaluationResult, plot: Plot): string {
  return `${stemOf(result.name, plot.name)}.svg`;
}

/** The file of a whole result. */
export function resultFile(result: EvaluationResult, extension: "json" | "md"): string {
  return `${fileNameOf(result.name)}.${extension}`;
}

/**
 * Checks that each part of a result has a file of its own.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if two tables or two plots have the same.
 */
export function checkFiles(result: EvaluationResult): void {
  const files = [
    ...result.tables.map((table) => tableFile(result, table)),
    ...result.plots.map((plot) => plotFile(result, plot)),
  ];
  const seen = new Set<string>();
  const double = files.find((file) => seen.size === seen.add(file).size);
  if (double === undefined) return;
  throw new EvalInputError(
    `Two parts of the result \`${result.name}\` have the file \`${double}\`.`,
    "Give each table and each plot a `name` of its own.",
  );
}

/** A part with the name of its result has the stem of the result. */
function stemOf(result: string, part: string): string {
  return part === result ? fileNameOf(result) : `${fileNameOf(result)}-${fileNameOf(part)}`;
}
