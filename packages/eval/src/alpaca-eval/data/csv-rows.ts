import { parse } from "csv-parse/sync";
import type { DataRecord } from "../../data/data-record.js";
import { EvalDataError } from "../../data/eval-data-error.js";
import { wrongField } from "../../data/fields.js";
import { readText } from "../../data/read-text.js";

/** What the parser returns for a row with these options. */
interface ParsedRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file with a header, as records of texts.
 *
 * @throws {@link EvalDataError} If the file cannot be read, or a row has other columns than the header.
 */
export async function csvRows(file: string): Promise<DataRecord[]> {
  const text = await readText(file);
  try {
    const rows = parse<ParsedRow>(text, { columns: true, info: true, skip_empty_lines: true });
    return rows.map(({ record, info }) => ({ file, line: info.lines, value: record }));
  } catch (cause) {
    throw notCsv(file, cause);
  }
}

/** A number of a CSV row. @throws {@link EvalDataError} If it is missing or no finite number. */
export function csvNumber(row: DataRecord, name: string): number {
  const number = optionalCsvNumber(row, name);
  if (number === undefined) throw wrongField(row, name, "a number");
  return number;
}

/** A number of a CSV row. `undefined` if the cell is empty. @throws {@link EvalDataError} If it is no number. */
export function optionalCsvNumber(row: DataRecord, name: string): number | undefined {
  const value = row.value[name];
  if (value === "") return undefined;
  const number = typeof value === "string" ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) throw wrongField(row, name, "a number");
  return number;
}

function notCsv(file: string, cause: unknown): EvalDataError {
  const line = cause instanceof Error && "lines" in cause ? Number(cause.lines) : undefined;
  return new EvalDataError({
    file,
    line,
    problem: "the text is no CSV table with a header",
    hint: "Download the file again.",
    cause,
  });
}
