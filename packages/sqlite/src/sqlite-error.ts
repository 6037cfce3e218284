/** Names of SQLite's primary result codes that a file of threads can have. */
const names = new Map([
  [5, "SQLITE_BUSY"],
  [6, "SQLITE_LOCKED"],
  [8, "SQLITE_READONLY"],
  [10, "SQLITE_IOERR"],
  [11, "SQLITE_CORRUPT"],
  [13, "SQLITE_FULL"],
  [14, "SQLITE_CANTOPEN"],
  [26, "SQLITE_NOTADB"],
]);

/** Gives an error of libsql the name of SQLite's code where libsql has only a number. */
export function sqliteError(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const unnamed = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(String(error.code));
  const unopened = error.code === "" ? /: (\d+)"\)$/.exec(error.message) : null;
  const rawCode = Number((unnamed ?? unopened)?.[1] ?? Number.NaN);
  const code = names.get(rawCode & 0xff);
  return code === undefined ? error : Object.assign(error, { code, rawCode });
}
