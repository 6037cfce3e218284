import { MoaError } from "@moagraph/provider-kit";

/** A mistake in the use of a SQLite saver, or a missing binary. Errors of SQLite keep their own codes. */
export class SqliteSaverError extends MoaError {}

/** Makes the error for a blank path. */
export function blankPath(): SqliteSaverError {
  return new SqliteSaverError({
    code: "SQLITE_PATH_BLANK",
    message: "`path` of sqliteSaver is blank.",
    hint: 'Pass the path of a file, as in sqliteSaver({ path: "threads.sqlite" }).',
  });
}
