/** What to do about an error of a database or a file system, by its code. */
const hints: Readonly<Record<string, string>> = {
  SQLITE_CORRUPT: "The database file is damaged. Restore it from a backup, or use another file.",
  SQLITE_NOTADB: "The file is no SQLite database. Name another file.",
  SQLITE_FULL: "The disk is full. Free some space.",
  SQLITE_READONLY: "The database cannot be written. Check the permissions of its file and folder.",
  SQLITE_CANTOPEN:
    "The database cannot be opened. Check its path and the permissions of its folder.",
  SQLITE_BUSY: "Another process keeps the database locked. Wait until it has ended.",
  SQLITE_IOERR: "The disk does not work. Check it.",
  ENOSPC: "The disk is full. Free some space.",
  EACCES: "Check the permissions of the file and its folder.",
  EROFS: "The file system is read-only. Name a file on another one.",
  ECONNREFUSED:
    "The database does not run, or its address is wrong. Start it, or correct the address.",
  ECONNRESET: "The connection to the database was lost. Check that the database runs.",
  ENOTFOUND: "The database's host name is not known. Correct it.",
  ETIMEDOUT: "The database does not answer. Check that it runs and can be reached.",
  "57P01": "The database was stopped. Start it.",
  "57P03": "The database is starting or stopping. Wait until it runs.",
  "53300": "The database has no connection left. Lower `max` of your pools, or raise its limit.",
  "53200": "The database has no memory left, often for locks: raise `max_locks_per_transaction`.",
  "42501": "The database user has no right to do this. Grant it.",
  "28000": "The database refused the user. Correct its name.",
  "28P01": "The database refused the password. Correct it.",
  "3D000": "The database does not exist. Create it, or correct its name.",
  "42P01": "The tables are missing. Call `await checkpointer.setup()` once.",
};

/** The codes of errors that have none, or one that says less, by their message. */
const codes: readonly (readonly [message: RegExp, code: string])[] = [
  [/^Connection terminated/, "ECONNRESET"],
  [/^timeout exceeded when trying to connect/, "ETIMEDOUT"],
  // A socket of PostgreSQL.
  [/^connect ENOENT/, "ECONNREFUSED"],
];

/** What to do about what a checkpointer threw. */
export function storageHint(cause: unknown): string {
  const { code, message } = (cause ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  const [, found] = codes.find(([text]) => text.test(String(message))) ?? [undefined, code];
  const known = Object.keys(hints).find((key) => found === key || isKindOf(key, found));
  return known === undefined ? "Fix what the checkpointer reports." : (hints[known] ?? "");
}

/** SQLite has longer codes for the same: `SQLITE_CORRUPT_INDEX`. */
function isKindOf(key: string, code: unknown): boolean {
  return typeof code === "string" && code.startsWith(`${key}_`);
}
