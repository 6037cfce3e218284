/** Gives an error of libsql SQLite's code where it has none: where a file cannot be opened. */
export function sqliteError(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "") return error;
  return Object.assign(error, { code: "SQLITE_CANTOPEN" });
}
