import { stringify } from "csv-stringify/sync";
import { checkFinite } from "./check-finite.js";
import type { Table } from "./evaluation-result.js";

/**
 * Returns a table as CSV (RFC 4180) with a line of labels. Numbers have all their digits. A value that is
 * `null` is empty. If a row is published, a last column names where.
 *
 * A text that a spreadsheet would run as a formula, such as `=1+1`, gets a `'` before it.
 *
 * @param table - A table of a result.
 * @throws {@link EvalInputError} `INVALID_INPUT` if a number is NaN or infinite.
 * @example
 * ```ts
 * import { tableCsv } from "@moagraph/eval";
 *
 * const columns = [{ key: "model", label: "Model" }, { key: "rate", label: "Win rate", digits: 1 }];
 * const rows = [{ cells: { model: "a, b", rate: 51.25 } }];
 * console.log(tableCsv({ name: "models", title: "Models", columns, rows }));
 * // Model,Win rate
 * // "a, b",51.25
 * ```
 */
export function tableCsv(table: Table): string {
  checkFinite(table.rows, table.name);
  const published = table.rows.some((row) => row.published !== undefined);
  const labels = table.columns.map(({ label }) => label);
  const lines = table.rows.map((row) => [
    ...table.columns.map(({ key }) => row.cells[key] ?? null),
    ...(published ? [row.published ?? null] : []),
  ]);
  return stringify([[...labels, ...(published ? ["Published"] : [])], ...lines], {
    escape_formulas: true,
    quoted_match: /[\r\n]/,
  });
}
