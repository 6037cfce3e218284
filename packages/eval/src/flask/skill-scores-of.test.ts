import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { skillScoresOf } from "../index.js";

const valueOf = (literal: string): unknown => skillScoresOf(`{'a': ${literal}}`)["a"];

describe("skillScoresOf", () => {
  test("reads the last dictionary of a review", () => {
    const review =
      "Rate {each} skill. {'x': 1} Final:\n{\n 'Logical_Robustness': 4,\n \"Factuality\": 5,\n}";
    expect(skillScoresOf(review)).toEqual({ "logical robustness": 4, factuality: 5 });
  });

  test("takes the last pair of braces, also if it holds no dictionary", () => {
    expect(skillScoresOf("{'a': 1} and {b}")).toEqual({});
    expect(skillScoresOf("{'a': 1} and {}")).toEqual({ a: 1 });
    expect(skillScoresOf("{'a': 1} and {")).toEqual({ a: 1 });
  });

  test.each(["'NA'", "'n/a'", "'N/A'", "'Not Applicable'", "'n' 'a'"])(
    "reads %s as N/A",
    (text) => {
      expect(valueOf(text)).toBe("N/A");
    },
  );

  test.each([
    ["4.5", 4.5],
    [".5", 0.5],
    ["5.", 5],
    ["05.5", 5.5],
    ["1e1", 10],
    ["1E-1", 0.1],
    ["-3", -3],
    ["+ 4", 4],
    ["-(3)", -3],
    ["(5)", 5],
    ["0x1F", 31],
    ["0b11", 3],
    ["0o17", 15],
    ["00", 0],
  ])("reads the number %s", (literal, number) => {
    expect(valueOf(literal)).toBe(number);
  });

  test.each([
    ["'5'", "5"],
    ["''", ""],
    ["'a' \"b\"", "ab"],
    ["'it\\'s'", "it's"],
    ["'\\x41\\u0042\\103\\t\\q'", "ABC\t\\q"],
    ["r'\\n'", "\\n"],
    ["u'é'", "é"],
    ["'''it's'''", "it's"],
    ["'{'", "{"],
    ["'one\ntwo'", "onetwo"],
  ])("reads the text %s", (literal, text) => {
    expect(valueOf(literal)).toBe(text);
  });

  test.each([
    ["[5, [4,], ()]", [5, [4], []]],
    ["(5,)", [5]],
  ])("reads the list %s", (literal, list) => {
    expect(valueOf(literal)).toEqual(list);
  });

  test.each([
    "None",
    "True",
    "N/A",
    "05",
    "1_0",
    "1e",
    "4/5",
    "4+1",
    "--3",
    "~5",
    "5a",
    "5 5",
    "5,,",
    "(5",
    "[,]",
    "{'b': 5",
    "'a",
    "'a' + 'b'",
    "'\\x4'",
    "b'5'",
    "f'5'",
    "5j",
    "set()",
    "...",
    "‘5’",
    "5 # comment",
    "'\ud800'",
    "'\0'",
    "lambda: 5",
    "",
  ])("finds no scores if a value is %j", (literal) => {
    expect(skillScoresOf(`{'a': ${literal}}`)).toEqual({});
  });

  test.each([
    "no dictionary",
    "",
    "{a: 5}",
    "{5}",
    "{'a', 'b'}",
    "{'a' 5}",
    "{['a']: 5}",
    "{**{'a': 5}}",
  ])("finds no scores in %j", (review) => {
    expect(skillScoresOf(review)).toEqual({});
  });

  test("keeps the last of equal keys, and a comment that ends with a carriage return", () => {
    expect(skillScoresOf("{'A': 1, # first\r\n 'a': 2}")).toEqual({ a: 2 });
  });

  test("stops at 200 brackets, as Python does", () => {
    const nested = (depth: number): unknown => valueOf("[".repeat(depth) + "]".repeat(depth));
    expect(nested(198)).toBeInstanceOf(Array);
    expect(nested(199)).toBeUndefined();
  });

  test("takes linear time for many braces and quotes", () => {
    const begin = performance.now();
    expect(skillScoresOf("{".repeat(200_000))).toEqual({});
    expect(skillScoresOf(`{${"'a' ".repeat(100_000)}}`)).toEqual({});
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test("reads what JSON writes of texts and numbers", () => {
    const key = fc.string({ minLength: 1 }).filter((text) => text === plain(text));
    const value = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), key);
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1 }), (written) => {
        const scores = JSON.parse(JSON.stringify(written)) as typeof written;
        const expected = Object.fromEntries(
          Object.entries(scores).map(([name, score]) => [name, score === "na" ? "N/A" : score]),
        );
        expect(skillScoresOf(`Review. ${JSON.stringify(scores)}`)).toEqual(expected);
      }),
    );
  });
});

/** A text without what a review's dictionary cannot hold or what changes in it. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[{}_\n\r\0\u007f]|[^\u0020-\uffff]/g, "");
}
