import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, onTestFinished, test } from "vitest";
import { sqliteSaver, type SqliteSaver } from "../src/index.js";
import { outputOf, start } from "./child.js";
import { putCheckpoint, valueIn } from "./checkpoints.js";
import { temporaryFolder } from "./temporary-folder.js";

function saverAt(path: string): SqliteSaver {
  const saver = sqliteSaver({ path });
  onTestFinished(() => saver.close());
  return saver;
}

describe("sqliteSaver, in several processes", () => {
  test("frees the threads of a process that is killed, with all it has stored", async () => {
    const path = join(temporaryFolder(), "threads.sqlite");
    const child = start(
      path,
      `const saver = sqliteSaver({ path });
      await saver.lockThread("ada");
      await put(saver, "ada", "stored before");
      console.log("locked");
      setInterval(() => saver, 1000);`,
    );
    await linesOf(child).next();
    const saver = saverAt(path);
    expect(await saver.lockThread("ada")).toBeUndefined();
    expect(await saver.lockThread("bob")).toBeDefined();
    child.kill("SIGKILL");
    await once(child, "exit");
    const lock = await saver.lockThread("ada");
    expect(lock).toBeDefined();
    expect(await valueIn(saver, "ada")).toBe("stored before");
    await lock?.release();
    await saver.close();
    await saver.lockThread("eve");
    expect(readdirSync(`${path}-locks`).map((name) => name.replace(/.*\./, ""))).toHaveLength(2);
  });

  test("gives each thread to one of two processes, and stores what both write", async () => {
    const path = join(temporaryFolder(), "threads.sqlite");
    const child = start(
      path,
      `const saver = sqliteSaver({ path });
      const taken = [];
      console.log("ready");
      for (let index = 0; index < 100; index += 1) {
        if (await saver.lockThread("thread " + index)) taken.push(index);
        await put(saver, "child", index);
      }
      console.log(JSON.stringify(taken));
      setInterval(() => saver, 1000);`,
    );
    const lines = linesOf(child);
    await lines.next();
    const saver = saverAt(path);
    const taken: number[] = [];
    for (let index = 99; index >= 0; index -= 1) {
      if ((await saver.lockThread(`thread ${index}`)) !== undefined) taken.push(index);
      await putCheckpoint(saver, "parent");
    }
    const takenByChild = JSON.parse((await lines.next()).value ?? "") as number[];
    child.kill("SIGKILL");
    expect([...taken, ...takenByChild].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, index) => index),
    );
    const threads = await saver.threads();
    expect(Object.fromEntries(threads.map(({ id, checkpoints }) => [id, checkpoints]))).toEqual({
      child: 100,
      parent: 100,
    });
  });

  test("loads libsql with the first call, and says if there is no binary for this machine", async () => {
    const program = `
      import Module from "node:module";
      const asked = [];
      const resolve = Module._resolveFilename;
      Module._resolveFilename = (name, ...others) => {
        if (!name.startsWith("@libsql/")) return resolve(name, ...others);
        asked.push(name);
        throw new Error("Cannot find module '@libsql/none'\\nRequire stack: ...");
      };
      const saver = sqliteSaver({ path });
      console.log(asked.length);
      const error = await saver.lockThread("ada").catch((thrown) => thrown);
      console.log(asked.length, error.name, error.code, error.message.replace(process.platform + "-" + process.arch, "<machine>"));`;
    const path = join(temporaryFolder(), "threads.sqlite");
    expect(await outputOf(start(path, program))).toBe(
      "0\n1 SqliteSaverError PACKAGE_NOT_INSTALLED @moagraph/sqlite needs libsql's binary for <machine>, which cannot be loaded: Cannot find module '@libsql/none'.\n",
    );
  });
});

function linesOf(child: ChildProcess): AsyncIterator<string, undefined> {
  if (child.stdout === null) throw new Error("The child has no output.");
  return createInterface(child.stdout)[Symbol.asyncIterator]() as AsyncIterator<string, undefined>;
}
