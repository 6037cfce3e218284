import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testFolder } from "../../test/write-data.js";
import { AppendLog } from "../log/append-log.js";
import { readManifest } from "../run-directory/open-run.js";
import { makeFolder } from "../run-directory/make-folder.js";
import { writeFileAtomically } from "../run-directory/write-file-atomically.js";
import { storing } from "./storing.js";

const row = {
  name: "a row",
  isRow: (value: unknown): value is number => typeof value === "number",
  keyOf: Number,
};

describe("storing", () => {
  test.skipIf(process.platform !== "linux")("names the file on a full disk", async () => {
    const handle = await open("/dev/full", "a");
    const full = storing("run/answers.jsonl", () => handle.appendFile("a"));
    await expect(full).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      message: "run/answers.jsonl: it cannot be written (ENOSPC).",
      hint: "The disk is full. Free some space, then run the same command again.",
    });
    await handle.close();
  });

  test("leaves other errors as they are", async () => {
    const failed = storing("a", () => Promise.reject(new TypeError("of the program")));
    await expect(failed).rejects.toThrow(TypeError);
  });

  test("names a folder, a log and a file that cannot be made", async () => {
    const folder = await testFolder();
    const file = join(folder, "file");
    await writeFile(file, "");
    const refused = { code: "INVALID_EVAL_DATA", file: expect.stringContaining(folder) as string };
    await expect(makeFolder(file)).rejects.toMatchObject(refused);
    await expect(makeFolder(join(file, "below"))).rejects.toMatchObject(refused);
    await expect(readManifest(join(file, "below"))).rejects.toMatchObject(refused);
    await expect(AppendLog.open({ file: folder, type: row })).rejects.toMatchObject(refused);
    await expect(writeFileAtomically(join(file, "a"), ["text"])).rejects.toMatchObject(refused);
  });
});
