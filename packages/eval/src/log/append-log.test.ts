import { appendFile, open, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testFolder } from "../../test/write-data.js";
import { AppendLog, type CutLine } from "./append-log.js";
import { GroupWriter } from "./group-writer.js";
import { isRecord } from "../data/is-record.js";
import { readLog } from "./log-reader.js";
import type { RowType } from "./log-row.js";

interface Note {
  readonly id: number;
  readonly text: string;
}

const type: RowType<Note> = {
  name: "a note",
  isRow: (value): value is Note => isRecord(value) && typeof value["id"] === "number",
  keyOf: ({ id }) => id,
};

async function logFile(): Promise<string> {
  return join(await testFolder(), "notes.jsonl");
}

interface Contents {
  readonly rows: readonly Note[];
  readonly cut: CutLine | undefined;
}

/** Opens a log, and closes it. */
async function contentsOf(file: string): Promise<Contents> {
  const rows: Note[] = [];
  const log = await AppendLog.open({ file, type, onRow: (row) => rows.push(row) });
  await log.close();
  return { rows, cut: log.cut };
}

async function append(file: string, notes: readonly Note[]): Promise<void> {
  const log = await AppendLog.open({ file, type });
  await Promise.all(notes.map((note) => log.append(note)));
  await log.close();
}

async function rowsOf(file: string): Promise<Note[]> {
  const rows: Note[] = [];
  for await (const row of readLog({ file, type, command: "npm run notes" })) rows.push(row);
  return rows;
}

const notes = fc.array(
  fc.record({ id: fc.nat(9), text: fc.string({ unit: "grapheme", maxLength: 40 }) }),
  { maxLength: 20 },
);

describe("AppendLog", () => {
  test("keeps every row in the order of the calls", async () => {
    await fc.assert(
      fc.asyncProperty(notes, async (given) => {
        const file = await logFile();
        await append(file, given);
        expect((await contentsOf(file)).rows).toEqual(given);
      }),
      { numRuns: 20 },
    );
  });

  test("finds the last row of each key, also after it was opened again", async () => {
    await fc.assert(
      fc.asyncProperty(notes, notes, async (earlier, later) => {
        const file = await logFile();
        await append(file, earlier);
        const log = await AppendLog.open({ file, type });
        for (const note of later) await log.append(note);
        const last = new Map([...earlier, ...later].map((note) => [note.id, note]));
        const found = await Promise.all([...last.keys()].map((id) => log.rowOf(id)));
        await log.close();
        expect(found).toEqual([...last.values()]);
        expect(log.size).toBe(last.size);
      }),
      { numRuns: 20 },
    );
  });

  test("loses at most the last row if the file ends anywhere in it, and says where", async () => {
    await fc.assert(
      fc.asyncProperty(notes, fc.nat(), async (given, seed) => {
        const file = await logFile();
        await append(file, given);
        const lines = given.map((note) => Buffer.from(JSON.stringify(note)));
        const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
        const end = seed % (length + 1);
        if (given.length > 0) await truncate(file, end);
        const { kept, isCut } = expectedAfter(lines, end);
        const { rows, cut } = await contentsOf(file);
        expect(rows).toEqual(given.slice(0, kept));
        expect(cut).toEqual(isCut ? { file, line: kept + 1 } : undefined);
        await append(file, [{ id: 1, text: "next" }]);
        expect((await contentsOf(file)).rows).toHaveLength(kept + 1);
      }),
      { numRuns: 40 },
    );
  });

  test("reads rows that are longer than its buffers", async () => {
    const file = await logFile();
    const long = { id: 1, text: "ä€😀".repeat(30_000) };
    await append(file, [long, { id: 2, text: "short" }]);
    const log = await AppendLog.open({ file, type });
    expect(await log.rowOf(1)).toEqual(long);
    expect(await log.rowOf(2)).toEqual({ id: 2, text: "short" });
    await log.close();
  });

  test("names a broken line that is not the last one", async () => {
    const file = await logFile();
    await writeFile(file, '{"id":1,"text":"a"}\n{"id":\n{"id":2,"text":"b"}\n');
    await expect(contentsOf(file)).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      message: `${file}, line 2: the line is not a note that was recorded.`,
      file,
      line: 2,
    });
    expect(await readFile(file, "utf8")).toHaveLength(47);
  });
});

/** What is left of lines if their file ends after so many bytes. */
function expectedAfter(
  lines: readonly Buffer[],
  end: number,
): { readonly kept: number; readonly isCut: boolean } {
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const isWhole = offset + line.length <= end;
    if (!isWhole) return { kept: index, isCut: end > offset };
    offset += line.length + 1;
  }
  return { kept: lines.length, isCut: false };
}

describe("readLog", () => {
  test("yields the last row of each key in the order of the file, without an incomplete line", async () => {
    const file = await logFile();
    const [first, second, again] = ["a", "b", "c"].map((text, index) => ({ id: index % 2, text }));
    await append(file, [first, second, again] as Note[]);
    await appendFile(file, '{"id":7,"te');
    expect(await rowsOf(file)).toEqual([second, again]);
  });

  test("says how to make a file that is missing", async () => {
    const file = await logFile();
    await expect(rowsOf(file)).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      message: `${file}: the file does not exist.`,
      hint: "Make it with `npm run notes`, or pass the folder of a run that has it.",
    });
  });
});

describe("GroupWriter", () => {
  test("writes texts that come meanwhile together", async () => {
    const handle = await open(await logFile(), "a+");
    const writes: string[] = [];
    const counting = {
      appendFile: (text: string) => {
        writes.push(text);
        return handle.appendFile(text);
      },
      datasync: () => handle.datasync(),
    };
    const writer = new GroupWriter(counting);
    await Promise.all(["a", "b", "c", "d"].map((text) => writer.append(text)));
    await handle.close();
    expect(writes.join("")).toBe("abcd");
    expect(writes.length).toBeLessThanOrEqual(2);
  });

  test.skipIf(process.platform !== "linux")("refuses all texts after a full disk", async () => {
    const handle = await open("/dev/full", "a");
    const writer = new GroupWriter(handle);
    await expect(writer.append("a")).rejects.toThrow("ENOSPC");
    await expect(writer.append("b")).rejects.toThrow("ENOSPC");
    await handle.close();
  });
});
