import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.js";
import { sqliteSaver, type SqliteSaver } from "./sqlite-saver.js";

function saverAt(path: string): SqliteSaver {
  const saver = sqliteSaver({ path });
  onTestFinished(() => saver.close());
  return saver;
}

const fileIn = (folder: string): string => join(folder, "threads.sqlite");
const lockFiles = (folder: string): string[] => readdirSync(join(folder, "threads.sqlite-locks"));

describe.each([
  ["a file", () => fileIn(temporaryFolder())],
  ["memory", () => ":memory:"],
])("lockThread, with threads in %s", (_, newPath) => {
  test("gives a thread to one run at a time", async () => {
    const saver = saverAt(newPath());
    const lock = await saver.lockThread("ada");
    expect(await saver.lockThread("ada")).toBeUndefined();
    expect(await saver.lockThread("bob")).toBeDefined();
    await lock?.release();
    expect(await saver.lockThread("ada")).toBeDefined();
  });

  test("leaves a later lock alone when an earlier one is released again", async () => {
    const saver = saverAt(newPath());
    const lock = await saver.lockThread("ada");
    await lock?.release();
    const later = await saver.lockThread("ada");
    await lock?.release();
    expect(later).toBeDefined();
    expect(await saver.lockThread("ada")).toBeUndefined();
  });

  test("frees all threads when the saver is closed", async () => {
    const saver = saverAt(newPath());
    await saver.lockThread("ada");
    await saver.close();
    expect(await saver.lockThread("ada")).toBeDefined();
  });

  test("gives many threads at once, and each to one of two runs", async () => {
    const saver = saverAt(newPath());
    const keys = Array.from({ length: 400 }, (__, index) => `thread ${index % 200}`);
    const locks = await Promise.all(keys.map((key) => saver.lockThread(key)));
    expect(locks.filter((lock) => lock !== undefined)).toHaveLength(200);
    for (const lock of locks) await lock?.release();
    expect(await saver.lockThread("thread 1")).toBeDefined();
  });
});

describe("lockThread, with two savers on a file", () => {
  test("gives a thread to one of them", async () => {
    const path = fileIn(temporaryFolder());
    const [ada, bob] = [saverAt(path), saverAt(path)];
    const lock = await ada.lockThread("thread");
    expect(await bob.lockThread("thread")).toBeUndefined();
    await lock?.release();
    expect(await bob.lockThread("thread")).toBeDefined();
    expect(await ada.lockThread("thread")).toBeUndefined();
    await bob.close();
    expect(await ada.lockThread("thread")).toBeDefined();
  });

  test("is not given to both, however soon after a release it is asked for", async () => {
    const path = fileIn(temporaryFolder());
    const [ada, bob] = [saverAt(path), saverAt(path)];
    const lock = await ada.lockThread("thread");
    const releasing = lock?.release();
    const [again] = await Promise.all([ada.lockThread("thread"), releasing]);
    const others = await bob.lockThread("thread");
    expect([again, others].filter((each) => each !== undefined)).toHaveLength(1);
  });

  test("leaves no file when the savers are closed", async () => {
    const folder = temporaryFolder();
    const [ada, bob] = [saverAt(fileIn(folder)), saverAt(fileIn(folder))];
    await ada.lockThread("one");
    await bob.lockThread("two");
    expect(lockFiles(folder)).toHaveLength(4);
    await ada.close();
    await bob.close();
    expect(lockFiles(folder)).toEqual([]);
  });

  test("removes what killed processes have left, and nothing of others", async () => {
    const folder = temporaryFolder();
    const ada = saverAt(fileIn(folder));
    await ada.lockThread("thread");
    const [owner = ""] = lockFiles(folder).filter((name) => name.endsWith(".owner"));
    for (const [name, text] of [
      ["11111111-1111-4111-8111-111111111111.owner", ""],
      ["one.lock", "11111111-1111-4111-8111-111111111111"],
      ["unfinished.lock", ""],
    ] as const) {
      writeFileSync(join(folder, "threads.sqlite-locks", name), text);
    }
    const bob = saverAt(fileIn(folder));
    expect(await bob.lockThread("thread")).toBeUndefined();
    const left = lockFiles(folder);
    expect(left).toContain(owner);
    expect(left.filter((name) => name.endsWith(".owner"))).toHaveLength(2);
    expect(left.filter((name) => name.endsWith(".lock"))).toHaveLength(1);
  });

  test("continues after somebody has deleted the folder of the locks", async () => {
    const folder = temporaryFolder();
    const saver = saverAt(fileIn(folder));
    await saver.lockThread("before");
    rmSync(join(folder, "threads.sqlite-locks"), { recursive: true });
    expect(await saver.lockThread("after")).toBeDefined();
    expect(await saverAt(fileIn(folder)).lockThread("after")).toBeUndefined();
  });
});
