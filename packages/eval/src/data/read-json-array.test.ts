import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOf, writeData } from "../../test/write-data.js";
import { ArraySplitter } from "./array-splitter.js";
import { EvalDataError } from "./eval-data-error.js";
import { readJsonArray } from "./read-json-array.js";

async function valuesIn(content: string, name = "a.json"): Promise<unknown[]> {
  const records = await allOf(readJsonArray(await writeData(name, content)));
  return records.map(({ line, value }) => [line, value]);
}

async function faultIn(content: string): Promise<string> {
  const file = await writeData("a.json", content);
  const error: unknown = await allOf(readJsonArray(file)).catch((reason: unknown) => reason);
  if (!(error instanceof EvalDataError))
    throw new Error("expected an EvalDataError", { cause: error });
  return `${error.message.replace(file, "a.json")} ${error.hint}`;
}

describe("readJsonArray", () => {
  test("gives each object with the line on which it begins", async () => {
    const content =
      '\uFEFF[\r\n  {"id": 1,\r\n   "parts": [1, {"a": "]}"}]},\r\n  {"id": 2}\r\n]\r\n';
    expect(await valuesIn(content)).toEqual([
      [2, { id: 1, parts: [1, { a: "]}" }] }],
      [4, { id: 2 }],
    ]);
  });

  test("reads packed and empty lists", async () => {
    expect(await valuesIn('[{"id":1}]', "a.json.gz")).toEqual([[1, { id: 1 }]]);
    expect(await valuesIn(" [ \n ] ")).toEqual([]);
  });

  test("names the line of a broken record", async () => {
    expect(await faultIn('[\n{"id":1},\n{"id":}\n]')).toMatchInlineSnapshot(
      `"a.json, line 3: the text is not JSON. Correct the line, or copy or download the file again."`,
    );
  });

  test("names a record that is no object", async () => {
    expect(await faultIn('[{"id":1},\n 7]')).toMatchInlineSnapshot(
      `"a.json, line 2: there is a number, expected an object {…}. Remove the line, or write an object."`,
    );
  });

  test("names a comma without a record after it", async () => {
    expect(await faultIn('[{"id":1},]')).toMatchInlineSnapshot(
      `"a.json, line 1: the text is not JSON. Correct the line, or copy or download the file again."`,
    );
  });

  test("names a list that is cut off", async () => {
    expect(await faultIn('[{"id":1},\n{"id":2}')).toMatchInlineSnapshot(
      `"a.json, line 2: the file ends within the list. Copy or download the file again."`,
    );
  });

  test("names a file of JSON Lines", async () => {
    expect(await faultIn('{"id":1}\n{"id":2}\n')).toMatchInlineSnapshot(
      `"a.json, line 1: the text is not a list: it does not begin with [. If the file has one object in each line, let its name end with .jsonl."`,
    );
  });

  test("names text after the list", async () => {
    expect(await faultIn('[{"id":1}]\n[{"id":2}]')).toMatchInlineSnapshot(
      `"a.json, line 2: there is text after the end of the list. If the file has one object in each line, let its name end with .jsonl."`,
    );
  });

  test("names an empty file", async () => {
    expect(await faultIn("")).toMatchInlineSnapshot(
      `"a.json, line 1: the file is empty. Copy or download the file again."`,
    );
  });
});

describe("ArraySplitter", () => {
  test("splits as JSON.parse does, wherever the text is cut into pieces", () => {
    const lists = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }));
    fc.assert(
      fc.property(lists, fc.array(fc.nat(9), { minLength: 1 }), (list, lengths) => {
        const splitter = new ArraySplitter();
        const texts = piecesOf(JSON.stringify(list, null, 1), lengths).flatMap((piece) => [
          ...splitter.add(piece),
        ]);
        expect(texts.map(({ text }) => JSON.parse(text) as unknown)).toEqual(
          JSON.parse(JSON.stringify(list)),
        );
      }),
      { numRuns: 30 },
    );
  });
});

/** A text in pieces of these lengths, again and again, each one longer. */
function piecesOf(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const length = 1 + (lengths[pieces.length % lengths.length] ?? 0);
    pieces.push(text.slice(from, from + length));
    from += length;
  }
  return pieces;
}
