import { markdownTable } from "markdown-table";
import { cellText } from "./cell-text.js";
import { checkFinite } from "./check-finite.js";
import type { EvaluationResult, Table, TableRow } from "./evaluation-result.js";
import { markdownText } from "./markdown-text.js";
import { plotFile } from "./result-files.js";

/** Cells up to this width are padded, so that the table is also readable as a text. */
const widestPadded = 80;

/**
 * Returns a result as Markdown: notes, tables, and links to the SVG files that `writeResult` puts beside it.
 * Texts of models are escaped. Numbers have the digits of their column, and a value that is `null` is `–`.
 *
 * @param result - From a score or an analysis.
 * @throws {@link EvalInputError} `INVALID_INPUT` if a number is NaN or infinite.
 * @example
 * ```ts
 * import { resultMarkdown } from "@moagraph/eval";
 *
 * const result = { name: "mine", title: "My data", numbers: {}, tables: [], plots: [] };
 * console.log(resultMarkdown({ ...result, notes: ["2 verdicts are unclear."] }));
 * // # My data
 * //
 * // - 2 verdicts are unclear.
 * ```
 */
export function resultMarkdown(result: EvaluationResult): string {
  checkFinite(result, result.name);
  const notes = result.notes.map((note) => `- ${markdownText(note)}`).join("\n");
  const blocks = [
    `# ${markdownText(result.title)}`,
    ...(notes === "" ? [] : [notes]),
    ...result.tables.flatMap((table) => [`## ${markdownText(table.title)}`, tableMarkdown(table)]),
    ...result.plots.map((plot) => `![${markdownText(plot.title)}](${plotFile(result, plot)})`),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** A table in the style of GitHub. If a row is published, a last column names where. */
function tableMarkdown({ columns, rows }: Table): string {
  const published = rows.some((row) => row.published !== undefined);
  const labels = [...columns.map(({ label }) => label), ...(published ? ["Published"] : [])];
  const textsOf = (row: TableRow): string[] => [
    ...columns.map((column) => cellText(row.cells[column.key], column)),
    ...(published ? [row.published ?? ""] : []),
  ];
  const lines = [labels, ...rows.map(textsOf)].map((line) => line.map(markdownText));
  return markdownTable(lines, {
    align: columns.map(({ digits }) => (digits === undefined ? "l" : "r")),
    alignDelimiters: lines.flat().every((text) => text.length <= widestPadded),
  });
}
