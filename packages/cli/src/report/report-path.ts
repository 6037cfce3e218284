import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { UsageError } from "../errors/usage-error.js";
import { checkOut, type OutOption } from "../out/check-out.js";

/** The option with the path of a report. */
export const reportOption: OutOption = { name: "--report", example: "report.html" };

/**
 * Checks before a run that its report can be written. An earlier report is replaced, but no other file.
 *
 * @throws {@link UsageError} `NOT_A_FILE`, `FILE_UNWRITABLE` or `FILE_EXISTS`.
 */
export function checkReportPath(path: string): void {
  checkOut(path, reportOption);
  if (existsSync(path) && !isReport(path)) throw notOurs(path);
}

/** How every report begins, below its doctype. */
const mark = '<meta name="generator" content="moagraph report"';

/** Enough of a file to find the mark. */
const headBytes = 1_000;

function isReport(path: string): boolean {
  const found = statSync(path);
  if (!found.isFile()) return false;
  return found.size === 0 || headOf(path).includes(mark);
}

function headOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(headBytes);
    return head.toString("utf8", 0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

function notOurs(path: string): UsageError {
  return new UsageError({
    code: "FILE_EXISTS",
    message: `\`${path}\` exists already and is not a report of moagraph.`,
    hint: `Pass another path with ${reportOption.name}, or remove the file.`,
  });
}
