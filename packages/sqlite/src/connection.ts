import Database from "libsql";
import { fromSqlRow, toSqlValue, type Row } from "./sql-value.js";
import { sqliteError } from "./sqlite-error.js";

type LibsqlStatement = ReturnType<Database.Database["prepare"]>;

/** Milliseconds for which a statement blocks the process while another one writes. */
const busyTimeoutMs = 50;
const mostStatements = 32;

/** What LangGraph's saver uses of better-sqlite3, by libsql. Its errors have SQLite's codes. */
export class Connection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();

  /** @throws SQLite's error, such as `SQLITE_CANTOPEN`. */
  constructor(path: string, timeout: number = busyTimeoutMs) {
    this.#database = withCode(() => new Database(path, { timeout }));
  }

  /** A statement; the same one for the same text. */
  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = new Statement(withCode(() => this.#database.prepare(sql)));
    if (this.#statements.size >= mostStatements) this.#statements.clear();
    this.#statements.set(sql, made);
    return made;
  }

  /** Runs statements that return nothing. */
  exec(sql: string): void {
    withCode(() => this.#database.exec(sql));
  }

  /** Reads or sets a pragma. */
  pragma(source: string): void {
    this.exec(`PRAGMA ${source}`);
  }

  /** Makes a function that runs in a transaction, as better-sqlite3's does. */
  transaction<A extends unknown[], T>(run: (...args: A) => T): (...args: A) => T {
    return (...args) => this.#inTransaction(() => run(...args));
  }

  /** Closes the file. */
  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #inTransaction<T>(run: () => T): T {
    this.exec("BEGIN IMMEDIATE");
    try {
      const result = run();
      this.exec("COMMIT");
      return result;
    } catch (error) {
      // A full disk ends the transaction itself.
      if (this.#database.inTransaction) this.exec("ROLLBACK");
      throw error;
    }
  }
}

/** A prepared statement. */
class Statement {
  readonly #statement: LibsqlStatement;

  constructor(statement: LibsqlStatement) {
    this.#statement = statement;
  }

  run(...values: unknown[]): void {
    withCode(() => this.#statement.run(values.map(toSqlValue)));
  }

  get(...values: unknown[]): Row | undefined {
    return withCode(() => this.#statement.get(values.map(toSqlValue)) as Row | undefined);
  }

  all(...values: unknown[]): Row[] {
    return withCode(() => (this.#statement.all(values.map(toSqlValue)) as Row[]).map(fromSqlRow));
  }
}

function withCode<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw sqliteError(error);
  }
}
