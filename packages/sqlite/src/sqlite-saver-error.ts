import { MoaError, shortText } from "@moagraph/provider-kit";

/**
 * A wrong path or thread id, or a missing binary. Errors of SQLite and of the file system are thrown as
 * they are, with codes such as `SQLITE_CORRUPT`, `SQLITE_FULL` and `EACCES`.
 */
export class SqliteSaverError extends MoaError {}

/** Makes the error for a blank path, which SQLite would take for a temporary file. */
export function blankPath(): SqliteSaverError {
  return new SqliteSaverError({
    code: "INVALID_SETTING",
    message: "`path` of sqliteSaver is blank.",
    hint: 'Pass the path of a file, as in sqliteSaver({ path: "threads.sqlite" }).',
  });
}

/** Makes the error for an id that SQLite would store as another one. */
export function invalidId(fault: string): SqliteSaverError {
  return new SqliteSaverError({
    code: "INVALID_INPUT",
    message: `An id of the thread is ${fault}, which SQLite cannot store.`,
    hint: "Pass a text as `configurable.thread_id`, without NUL characters and halves of emoji.",
  });
}

/** Makes the error for a binary of libsql that is not installed, or that there is not. */
export function noBinary(cause: unknown): SqliteSaverError {
  const reason = shortText(cause instanceof Error ? cause.message : String(cause)).replace(
    /\n.*/s,
    "",
  );
  return new SqliteSaverError({
    code: "PACKAGE_NOT_INSTALLED",
    message: `@moagraph/sqlite needs libsql's binary for ${process.platform}-${process.arch}, which cannot be loaded: ${reason}.`,
    hint: "Install again with optional dependencies. There are binaries for Linux (x64, arm64, arm), macOS (x64, arm64) and Windows (x64). Elsewhere, use another checkpointer.",
    cause,
  });
}
