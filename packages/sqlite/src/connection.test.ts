import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.js";
import { Connection } from "./connection.js";

function withTable(): Connection {
  const connection = new Connection(":memory:");
  connection.exec("CREATE TABLE notes (id INTEGER PRIMARY KEY, note BLOB)");
  return connection;
}

const insert = "INSERT INTO notes (note) VALUES (?)";
const countOf = (connection: Connection): unknown =>
  connection.prepare("SELECT count(*) AS count FROM notes").get()?.["count"];

describe("Connection", () => {
  test("returns bytes from one row and from all rows alike", () => {
    const connection = withTable();
    connection.prepare(insert).run(new Uint8Array([1, 2, 3, 4]).subarray(1, 3));
    const one = connection.prepare("SELECT note FROM notes").get();
    const [first] = connection.prepare("SELECT note FROM notes").all();
    expect(new Uint8Array(one?.["note"] as Buffer)).toEqual(new Uint8Array([2, 3]));
    expect(first?.["note"]).toEqual(new Uint8Array([2, 3]));
  });

  test("prepares a statement once", () => {
    const connection = withTable();
    expect(connection.prepare(insert)).toBe(connection.prepare(insert));
    for (let index = 0; index < 100; index += 1) connection.prepare(`SELECT ${index}`);
    connection.prepare(insert).run("still works");
    expect(countOf(connection)).toBe(1);
  });

  test("undoes a transaction that throws", () => {
    const connection = withTable();
    const failing = connection.transaction((note: string) => {
      connection.prepare(insert).run(note);
      throw new Error("stopped");
    });
    expect(() => failing("a note")).toThrow("stopped");
    expect(countOf(connection)).toBe(0);
    expect(connection.transaction(() => countOf(connection))()).toBe(0);
  });

  test("says that the disk is full where SQLite has undone the transaction itself", () => {
    const connection = withTable();
    connection.pragma("max_page_count = 3");
    const writing = connection.transaction(() =>
      connection.prepare(insert).run(new Uint8Array(100_000)),
    );
    expect(writing).toThrow(expect.objectContaining({ code: "SQLITE_FULL", rawCode: 13 }));
    connection.pragma("max_page_count = 1000");
    writing();
    expect(countOf(connection)).toBe(1);
  });

  test("has SQLite's code where a file cannot be opened", () => {
    const path = join(temporaryFolder(), "missing", "threads.sqlite");
    expect(() => new Connection(path)).toThrow(
      expect.objectContaining({ code: "SQLITE_CANTOPEN", rawCode: 14 }),
    );
  });

  test("cannot be used once it is closed", () => {
    const connection = withTable();
    connection.close();
    expect(() => connection.prepare(insert)).toThrow("The database connection is not open");
    expect(() => connection.exec("SELECT 1")).toThrow("The database connection is not open");
  });
});
