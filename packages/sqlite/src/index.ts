// How it works: `sqlite-saver.ts` implements LangGraph's interface by LangGraph's own SQLite saver, which is
// bundled. `open-threads.ts` loads it with the first call. `connection.ts` gives it libsql in place of
// better-sqlite3. `lock-files.ts` keeps two runs from using one thread. `stored-threads.ts` lists threads.

/**
 * LangGraph's SQLite checkpointer without a compiler, with one writer per thread.
 *
 * @module @moagraph/sqlite
 */
export { sqliteSaver, SqliteSaver, type SqliteSaverOptions } from "./sqlite-saver.js";
export type { ThreadLock } from "./thread-lock.js";
export type { StoredThread, StoredThreadsOptions } from "./stored-threads.js";
export { SqliteSaverError } from "./sqlite-saver-error.js";
