import { describe, expect, test } from "vitest";
import { parseJson } from "./parse-json.js";

describe("parseJson", () => {
  test("gives what JSON.parse gives", () => {
    const text = '{ "a": [1, { "b": null }], "c": "\\u00e9" }';
    expect(parseJson(text).value).toEqual(JSON.parse(text));
  });

  test.each([
    ['{ "a": 1, }', 10, "broken JSON: property name expected."],
    ["{ // why\n}", 2, "broken JSON: invalid comment token."],
    ['{\n  "a": tru\n}', 9, "broken JSON: invalid symbol."],
    ['{ "a": "b', 7, "broken JSON: unexpected end of string."],
    ["{} {}", 3, "broken JSON: end of file expected."],
    ["hello", 0, "broken JSON: invalid symbol."],
  ])("says where %j is broken", (text, from, message) => {
    expect(parseJson(text).faults).toMatchObject([{ code: "BROKEN_JSON", from, message }]);
  });

  test("finds every duplicate key, at any depth", () => {
    const text = '{ "a": [{ "b": 1 }, { "b": 1, "b": 2 }], "a": 1 }';
    expect(parseJson(text).faults).toMatchObject([
      { code: "DUPLICATE_KEY", from: 30, message: "duplicate key `b`." },
      { code: "DUPLICATE_KEY", from: 41, message: "duplicate key `a`." },
    ]);
  });

  test.each([101, 3_000, 100_000])("refuses %d levels", (levels) => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      for (const end of ["", `1${close.repeat(levels)}`]) {
        expect(parseJson(open.repeat(levels) + end).faults).toMatchObject([
          {
            code: "BROKEN_JSON",
            from: open.length * 100,
            message: "broken JSON: nested deeper than 100 levels.",
          },
        ]);
      }
    }
  });

  test("takes 100 levels, and brackets in texts", () => {
    const deep = "[".repeat(100) + "]".repeat(100);
    expect(parseJson(deep).value).toEqual(JSON.parse(deep));
    expect(parseJson(JSON.stringify("[{".repeat(1_000))).faults).toEqual([]);
  });

  test("reports one syntax error of many", () => {
    expect(parseJson("@ ".repeat(100_000)).faults).toHaveLength(1);
  });
});
