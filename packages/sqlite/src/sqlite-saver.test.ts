import { existsSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { putCheckpoint, threadConfig, valueIn } from "../test/checkpoints.js";
import { temporaryFolder } from "../test/temporary-folder.js";
import { sqliteSaver, type SqliteSaver } from "./sqlite-saver.js";
import { SqliteSaverError } from "./sqlite-saver-error.js";

function saverIn(folder: string, name = "threads.sqlite"): SqliteSaver {
  const saver = sqliteSaver({ path: join(folder, name) });
  onTestFinished(() => saver.close());
  return saver;
}

describe("sqliteSaver", () => {
  test("keeps threads in a file, for later savers too", async () => {
    const folder = temporaryFolder();
    const first = saverIn(folder);
    expect(await valueIn(first, "ada")).toBeUndefined();
    const config = await putCheckpoint(first, "ada");
    await first.putWrites(config, [["note", { read: true }]], "task");
    await first.close();
    const tuple = await saverIn(folder).getTuple(threadConfig("ada"));
    expect(tuple?.checkpoint.channel_values).toEqual({ answer: "a reply" });
    expect(tuple?.pendingWrites).toEqual([["task", "note", { read: true }]]);
  });

  test("opens and creates nothing before its first call", async () => {
    const folder = temporaryFolder();
    const saver = saverIn(folder, "deep/down/threads.sqlite");
    expect(readdirSync(folder)).toEqual([]);
    await saver.close();
    expect(readdirSync(folder)).toEqual([]);
    await valueIn(saver, "ada");
    expect(existsSync(saver.path)).toBe(true);
  });

  test.skipIf(process.platform === "win32")(
    "creates the folder, the file and what SQLite has beside it for their owner only",
    async () => {
      const folder = temporaryFolder();
      const saver = saverIn(folder, "deep/threads.sqlite");
      await putCheckpoint(saver, "ada");
      await saver.lockThread("ada");
      const modes = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => {
        const { mode } = statSync(join(folder, name));
        return `${name.replace(/[\da-f-]{36,}/, "*")} ${(mode & 0o777).toString(8)}`;
      });
      expect(modes.toSorted()).toEqual([
        "deep 700",
        "deep/threads.sqlite 600",
        "deep/threads.sqlite-locks 700",
        "deep/threads.sqlite-locks/*.lock 600",
        "deep/threads.sqlite-locks/*.owner 600",
        "deep/threads.sqlite-shm 600",
        "deep/threads.sqlite-wal 600",
      ]);
    },
  );

  test("resolves a relative path against the working directory at creation", async () => {
    const folder = temporaryFolder();
    const before = process.cwd();
    onTestFinished(() => process.chdir(before));
    process.chdir(folder);
    const saver = saverIn("", "threads.sqlite");
    process.chdir(before);
    await putCheckpoint(saver, "ada");
    expect(saver.path).toBe(join(folder, "threads.sqlite"));
    expect(existsSync(saver.path)).toBe(true);
  });

  test("opens the file again after it was closed", async () => {
    const saver = saverIn(temporaryFolder());
    await putCheckpoint(saver, "ada");
    await saver.close();
    await saver.close();
    expect(await valueIn(saver, "ada")).toBe("a reply");
  });

  test("keeps threads in memory, apart from other savers", async () => {
    const saver = sqliteSaver({ path: ":memory:" });
    await putCheckpoint(saver, "ada");
    expect(await valueIn(saver, "ada")).toBe("a reply");
    expect(await valueIn(sqliteSaver({ path: ":memory:" }), "ada")).toBeUndefined();
    await saver.close();
    expect(await valueIn(saver, "ada")).toBeUndefined();
  });

  test("waits while another connection writes, and timers continue", async () => {
    const saver = saverIn(temporaryFolder());
    await putCheckpoint(saver, "ada", "first");
    const other = new Database(saver.path);
    other.exec("BEGIN IMMEDIATE");
    setTimeout(() => {
      other.exec("COMMIT");
      other.close();
    }, 150);
    await putCheckpoint(saver, "ada", "second");
    expect(await valueIn(saver, "ada")).toBe("second");
  });

  test("gives the space of a deleted thread back to the disk", async () => {
    const saver = saverIn(temporaryFolder());
    await putCheckpoint(saver, "ada");
    const config = await putCheckpoint(saver, "bob", "b".repeat(500_000));
    await saver.putWrites(config, [["note", "n".repeat(500_000)]], "task");
    await saver.close();
    expect(statSync(saver.path).size).toBeGreaterThan(1_000_000);
    await saver.deleteThread("bob");
    expect(statSync(saver.path).size).toBeLessThan(100_000);
    expect(await valueIn(saver, "bob")).toBeUndefined();
    expect(await valueIn(saver, "ada")).toBe("a reply");
  });

  test("deletes a thread as its first call", async () => {
    const saver = saverIn(temporaryFolder());
    await saver.deleteThread("ada");
    expect(await valueIn(saver, "ada")).toBeUndefined();
  });

  test("takes the number of a thread for its text", async () => {
    const saver = saverIn(temporaryFolder());
    await putCheckpoint(saver, 7);
    expect(await valueIn(saver, "7")).toBe("a reply");
    expect(await valueIn(saver, 7)).toBe("a reply");
  });

  test("has one lock for all paths to a file", async () => {
    const folder = temporaryFolder();
    const saver = saverIn(folder);
    await putCheckpoint(saver, "ada");
    symlinkSync(saver.path, join(folder, "link.sqlite"));
    expect(await saver.lockThread("ada")).toBeDefined();
    expect(await saverIn(folder, "link.sqlite").lockThread("ada")).toBeUndefined();
  });
});

describe("SqliteSaverError", () => {
  test.each([
    ["a\0b", "a text with a NUL character"],
    ["a\ud800", "a text with half of a surrogate pair"],
    [true, "true"],
    [["ada"], "a list"],
    [{}, "an object"],
    [1.5, "a number"],
  ])("is thrown for %j as the id of a thread", async (id, found) => {
    const saver = sqliteSaver({ path: ":memory:" });
    const errors = [await rejection(putCheckpoint(saver, id)), await rejection(valueIn(saver, id))];
    for (const error of errors) {
      expect(`${error.code}: ${error.message}\n${error.hint}`).toBe(
        `INVALID_INPUT: An id of the thread is ${found}, which SQLite cannot store.\n` +
          "Pass a text as `configurable.thread_id`, without NUL characters and halves of emoji.",
      );
    }
  });

  test("is thrown for a blank path", () => {
    expect(() => sqliteSaver({ path: " " })).toThrow(
      expect.objectContaining({
        code: "INVALID_SETTING",
        message: "`path` of sqliteSaver is blank.",
        hint: 'Pass the path of a file, as in sqliteSaver({ path: "threads.sqlite" }).',
      }),
    );
  });
});

async function rejection(promise: Promise<unknown>): Promise<SqliteSaverError> {
  const error = await promise.then(
    () => expect.fail("should have failed"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SqliteSaverError);
  return error as SqliteSaverError;
}
