import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateTokens } from "../../tokens/estimate-tokens.js";
import { cutText } from "./cut-text.js";

describe("cutText", () => {
  test.each([
    ["one two three four five six", 6, "one two three […]"],
    ["a semi-detached house by the sea", 9, "a semi-detached […]"],
    ["line one\n\nline two\n\nline three", 6, "line one […]"],
    ["人人生而自由，在尊严和权利上一律平等。", 8, "人人生而自 […]"],
    ["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 12, "👩‍👩‍👧 […]"],
  ])("cuts %j to %i tokens at the end of a word or character", (text, tokens, cut) => {
    expect(cutText(text, tokens)).toBe(cut);
  });

  test("has no more tokens than allowed, is a beginning, and splits no character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
        fc.integer({ min: 3, max: 100 }),
        (text, tokens) => {
          const cut = cutText(text, tokens);
          expect(estimateTokens(cut)).toBeLessThanOrEqual(tokens);
          expect(cut.endsWith(" […]")).toBe(true);
          expect(text.startsWith(cut.slice(0, -" […]".length))).toBe(true);
          expect(cut).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
  });

  test("cuts a long text without spaces in a moment", () => {
    const cut = cutText("x".repeat(1_000_000), 1_000);
    expect(cut.length).toBeGreaterThan(2_000);
  });
});
