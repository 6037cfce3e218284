import { EvalDataError } from "../data/eval-data-error.js";
import type { LogLine } from "./log-lines.js";
import { parsedJson } from "../data/parsed-json.js";

/** What tells the rows of a log apart, such as the id of a question. */
export type LogKey = string | number;

/** What the rows of a log are. */
export interface RowType<Row> {
  /** For messages, with its article: `an answer`. */
  readonly name: string;
  isRow(value: unknown): value is Row;
  keyOf(row: Row): LogKey;
}

/** A row of a log, and where it is. */
export interface LoggedRow<Row> extends LogLine {
  readonly row: Row;
}

/**
 * The row in a line; `undefined` if the line is the incomplete one of a process that was killed.
 *
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if a complete line is no row.
 */
export function rowIn<Row>(
  file: string,
  line: LogLine,
  type: RowType<Row>,
): LoggedRow<Row> | undefined {
  const row = parsedJson(line.text);
  if (type.isRow(row)) return { ...line, row };
  if (!line.isWhole) return undefined;
  throw new EvalDataError({
    file,
    line: line.line,
    problem: `the line is not ${type.name} that was recorded`,
    hint: "Restore the file from a copy, or delete the line: what it was about is asked again.",
  });
}
