import { truncate, writeFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOf, jsonLines, writeData } from "../../test/write-data.js";
import { EvalDataError } from "./eval-data-error.js";
import { readJsonLines } from "./read-json-lines.js";

async function valuesIn(content: string | Uint8Array, name = "a.jsonl"): Promise<unknown[]> {
  const records = await allOf(readJsonLines(await writeData(name, content)));
  return records.map(({ line, value }) => [line, value]);
}

/** The error of a file, without the folder of its path. */
async function faultIn(content: string | Uint8Array, name = "a.jsonl"): Promise<string> {
  const file = await writeData(name, content);
  const error: unknown = await allOf(readJsonLines(file)).catch((reason: unknown) => reason);
  if (!(error instanceof EvalDataError))
    throw new Error("expected an EvalDataError", { cause: error });
  expect(error.file).toBe(file);
  return `${error.message.replace(file, name)} ${error.hint}`;
}

describe("readJsonLines", () => {
  test("gives each object with its line", async () => {
    expect(await valuesIn('{"id":1}\n\n{"id":2}\n')).toEqual([
      [1, { id: 1 }],
      [3, { id: 2 }],
    ]);
  });

  test("reads packed files by their name", async () => {
    expect(await valuesIn('{"id":1}\n', "a.jsonl.gz")).toEqual([[1, { id: 1 }]]);
  });

  test("accepts a byte order mark, CRLF and a last line without a line break", async () => {
    expect(await valuesIn('\uFEFF{"id":1}\r\n{"id":2}')).toEqual([
      [1, { id: 1 }],
      [2, { id: 2 }],
    ]);
  });

  test("does not split at the line separators of Unicode", async () => {
    const text = "a\u2028b\u2029c\u0085d";
    expect(await valuesIn(`{"text":"${text}"}\n`)).toEqual([[1, { text }]]);
  });

  test("gives nothing for an empty file", async () => {
    expect(await valuesIn("")).toEqual([]);
  });

  test("returns what was written, whatever the texts and the size of the pieces", async () => {
    const rows = fc.array(fc.record({ text: fc.string({ unit: "grapheme" }) }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(70_000), async (objects, padding) => {
        const all = [{ text: "😀".repeat(padding) }, ...objects];
        const values = await valuesIn(jsonLines(...all));
        expect(values).toEqual(all.map((value, index) => [index + 1, value]));
      }),
      { numRuns: 15 },
    );
  });

  test("names the line that is not JSON, and quotes nothing of it", async () => {
    expect(await faultIn('{"id":1}\n{"question": secret}\n')).toMatchInlineSnapshot(
      `"a.jsonl, line 2: the text is not JSON. Correct the line, or copy or download the file again."`,
    );
  });

  test("names a last line that is cut off", async () => {
    expect(await faultIn('{"id":1}\n{"id":2,"text":"abc')).toMatchInlineSnapshot(
      `"a.jsonl, line 2: the last line is cut off: it is not complete JSON. Copy or download the file again. If a crash cut it off, remove the line."`,
    );
  });

  test("names a line that is no object", async () => {
    expect(await faultIn('{"id":1}\n"two"\n')).toMatchInlineSnapshot(
      `"a.jsonl, line 2: there is a text, expected an object {…}. Remove the line, or write an object."`,
    );
  });

  test("says how a list is named", async () => {
    expect(await faultIn('[{"id":1},{"id":2}]\n')).toMatchInlineSnapshot(
      `"a.jsonl, line 1: there is a list, expected an object {…}. A .jsonl file has one object in each line. If the file is one list, let its name end with .json."`,
    );
  });

  test("names NaN, which Python writes", async () => {
    expect(await faultIn('{"note":"NaN","score":NaN}\n')).toMatchInlineSnapshot(
      `"a.jsonl, line 1: there is NaN or Infinity, which is no number in JSON. Find out why the value is missing. Write the number, or remove the record."`,
    );
  });

  test("names text that is not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from('{"id":1}\n{"text":"'), Buffer.from([0xe9])]);
    expect(await faultIn(Buffer.concat([bytes, Buffer.from('"}\n')]))).toMatchInlineSnapshot(
      `"a.jsonl, line 2: the text is not UTF-8. Save the file as UTF-8."`,
    );
  });

  test("names a packed file that is cut off", async () => {
    const file = await writeData("a.jsonl.gz", jsonLines({ text: "abc".repeat(99) }));
    await truncate(file, 30);
    await expect(allOf(readJsonLines(file))).rejects.toThrow("the packed file ends too early");
  });

  test("names a file that is not packed although its name says so", async () => {
    const file = await writeData("a.jsonl.gz", "");
    await writeFile(file, '{"id":1}\n');
    await expect(allOf(readJsonLines(file))).rejects.toThrow("the file is not packed with gzip");
  });

  test("names a file that does not exist", async () => {
    await expect(allOf(readJsonLines("/nowhere/a.jsonl"))).rejects.toThrow(
      "/nowhere/a.jsonl: the file does not exist.",
    );
  });
});
