import { describe, expect, test } from "vitest";
import { parseJson } from "./parse-json.js";

describe("parseJson", () => {
  test("gives what JSON.parse gives", () => {
    const text = '{ "a": [1, { "b": null }], "c": "\\u00e9" }';
    expect(parseJson(text, "x.json").value).toEqual(JSON.parse(text));
  });

  test.each([
    ['{ "a": 1, }', "x.json:1:11: broken JSON: property name expected."],
    ["{ // why\n}", "x.json:1:3: broken JSON: invalid comment token."],
    ['{\n  "a": tru\n}', "x.json:2:8: broken JSON: invalid symbol."],
    ['{ "a": "b', "x.json:1:8: broken JSON: unexpected end of string."],
    ["{} {}", "x.json:1:4: broken JSON: end of file expected."],
    ["hello", "x.json:1:1: broken JSON: invalid symbol."],
  ])("says where %j is broken", (text, message) => {
    expect(() => parseJson(text, "x.json")).toThrow(message);
  });

  test("finds a key that stands twice, however deep", () => {
    const text = '{ "a": [{ "b": 1 }, { "b": 1,\n "b": 2 }] }';
    expect(() => parseJson(text, "x.json")).toThrow(
      "x.json:2:2: the key `b` stands here a second time.",
    );
  });

  test("survives any depth", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(parseJson(deep, "x.json").value).toBeInstanceOf(Array);
  });
});
