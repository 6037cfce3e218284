import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeJson } from "./escape-json.js";

/** What a terminal could obey, or what would reorder or hide its text. */
const harmful =
  /(?![\t\n])\p{Cc}|\p{Bidi_Control}|[\p{Zl}\p{Zp}\p{Surrogate}\uFEFF]|[\u{E0000}-\u{E007F}]/u;

describe("escapeJson", () => {
  test("is the same value without anything harmful", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = escapeJson(JSON.stringify({ [text]: [text] }, null, 2));
        expect(json).not.toMatch(harmful);
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
      }),
    );
  });

  test("escapes as JSON does", () => {
    expect(escapeJson(JSON.stringify("\u001B\u009B\u202E\u{E0041}é🎉"))).toBe(
      String.raw`"\u001b\u009b\u202e\udb40\udc41é🎉"`,
    );
  });
});
