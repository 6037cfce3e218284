import { describe, expect, test } from "vitest";
import { lineOfText, type Schema, words } from "../../schema/schema.js";
import { checkValue } from "./check-value.js";

const said = (schema: Schema, value: unknown, key = "field"): string[] =>
  checkValue(schema, value, [key]).map(({ code, message, hint }) => `${code} ${message} ${hint}`);

describe("checkValue", () => {
  test("says of a choice what its forms are", () => {
    const choice: Schema = {
      anyOf: [
        { type: "integer" },
        { type: "string", enum: ["few", "all"] },
        { type: "array", items: lineOfText },
        lineOfText,
      ],
    };
    expect(said(choice, true)).toEqual([
      'WRONG_TYPE `field` is true. It must be a whole number, or "few" or "all", or an array, or one line of plain text.',
    ]);
  });

  test("says of a text that misses its pattern what the pattern is", () => {
    expect(said({ type: "string", pattern: "^a+$" }, "b")).toEqual([
      'INVALID_VALUE `field` is "b". Write it as a text that matches /^a+$/u.',
    ]);
  });

  test("says it in the schema's own words, where it has some", () => {
    const dashed: Schema = {
      type: "string",
      pattern: "-",
      [words]: { expected: "two words with a dash between", mismatch: "has no dash" },
    };
    expect(said(dashed, "ab")).toEqual([
      "INVALID_VALUE `field` has no dash. Write it as two words with a dash between.",
    ]);
  });

  test("has the same code for a field of any name", () => {
    expect(said({ type: "number", const: 1 }, 2, "version")).toEqual([
      "INVALID_VALUE `version` is 2. It must be 1.",
    ]);
  });
});
