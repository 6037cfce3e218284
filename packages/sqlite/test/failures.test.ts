import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sqliteSaver } from "../src/index.js";
import { outputOf, start } from "./child.js";
import { putCheckpoint, valueIn } from "./checkpoints.js";
import { temporaryFolder } from "./temporary-folder.js";

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "no error",
    (error: unknown) => (error as { readonly code?: unknown }).code,
  );

describe("sqliteSaver, on a damaged file", () => {
  test("says that a file is no database", async () => {
    const path = join(temporaryFolder(), "notes.txt");
    writeFileSync(path, "These are notes. ".repeat(1_000));
    const saver = sqliteSaver({ path });
    expect(await codeOf(valueIn(saver, "ada"))).toBe("SQLITE_NOTADB");
    expect(await codeOf(saver.lockThread("ada"))).toBe("SQLITE_NOTADB");
  });

  test("says that a database is corrupt", async () => {
    const saver = sqliteSaver({ path: join(temporaryFolder(), "threads.sqlite") });
    for (let index = 0; index < 20; index += 1) await putCheckpoint(saver, "ada");
    await saver.close();
    overwriteAfterFirstPage(saver.path);
    expect(await codeOf(valueIn(saver, "ada"))).toBe("SQLITE_CORRUPT");
    await saver.close();
  });

  test("works again after the file is deleted", async () => {
    const path = join(temporaryFolder(), "threads.sqlite");
    writeFileSync(path, "These are notes. ".repeat(1_000));
    const saver = sqliteSaver({ path });
    await codeOf(valueIn(saver, "ada"));
    writeFileSync(path, "");
    await putCheckpoint(saver, "ada");
    expect(await valueIn(saver, "ada")).toBe("a reply");
    await saver.close();
  });
});

/** With zeros, as some file systems do after a power cut. */
function overwriteAfterFirstPage(path: string): void {
  const pageBytes = 4_096;
  const file = openSync(path, "r+");
  writeSync(file, new Uint8Array(statSync(path).size - pageBytes), 0, undefined, pageBytes);
  closeSync(file);
}

describe("sqliteSaver, where it cannot write", () => {
  test("says that the path is a folder", async () => {
    const path = temporaryFolder();
    expect(await codeOf(valueIn(sqliteSaver({ path }), "ada"))).toBe("SQLITE_CANTOPEN");
  });

  test("says that the folder is a file", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const saver = sqliteSaver({ path: join(file, "threads.sqlite") });
    expect(await codeOf(valueIn(saver, "ada"))).toBe("EEXIST");
  });

  // Root may write anywhere.
  test.skipIf(process.getuid === undefined || process.getuid() === 0)(
    "says that the folder may not be written",
    async () => {
      const folder = join(temporaryFolder(), "closed");
      mkdirSync(folder, { mode: 0o500 });
      const saver = sqliteSaver({ path: join(folder, "threads.sqlite") });
      expect(await codeOf(valueIn(saver, "ada"))).toBe("EACCES");
    },
  );

  // Linux lets any user mount a small disk in a namespace of its own, unless the machine forbids it.
  const canMount = spawnSync("unshare", ["-rm", "true"]).status === 0;

  test.skipIf(!canMount)(
    "reads, releases locks and closes on a full disk, and says that a disk is read-only",
    async () => {
      const folder = temporaryFolder();
      const program = `
        const saver = sqliteSaver({ path: path + "/threads.sqlite" });
        const said = (promise) => promise.then(() => "done", (error) => error.code);
        const fill = async () => {
          for (let stored = 0; ; stored += 1) {
            const fault = await put(saver, "ada", stored + " ".repeat(4000)).catch((error) => error);
            if (fault instanceof Error) return { stored, fault };
          }
        };
        const onFullDisk = async () => {
          const lock = await saver.lockThread("ada");
          const { stored, fault } = await fill();
          console.log("full", fault.name, fault.code, fault.message);
          console.log("reads the latest", Number(await valueIn(saver, "ada")) === stored - 1);
          console.log("lists", (await saver.threads())[0].checkpoints === stored);
          console.log("locks", await said(saver.lockThread("bob")));
          console.log("releases", await said(lock.release()));
          console.log("closes", await said(saver.close()));
          console.log("reads the latest", Number(await valueIn(saver, "ada")) === stored - 1);
        };
        await onFullDisk();
        const onReadOnlyDisk = sqliteSaver({ path: path + "/read-only/threads.sqlite" });
        console.log("read-only", await said(valueIn(onReadOnlyDisk, "ada")));`;
      const script = [
        `mount -t tmpfs -o size=400k tmpfs "${folder}"`,
        `mkdir "${folder}/read-only"`,
        `mount -t tmpfs -o ro tmpfs "${folder}/read-only"`,
        'exec "$0" "$@"',
      ].join(" && ");
      const child = start(folder, program, `exec unshare -rm sh -c '${script}' "$0" "$@"`);
      expect(await outputOf(child)).toBe(
        [
          "full SqliteError SQLITE_FULL database or disk is full",
          "reads the latest true",
          "lists true",
          "locks ENOSPC",
          "releases done",
          "closes done",
          "reads the latest true",
          "read-only EROFS",
          "",
        ].join("\n"),
      );
    },
  );
});
