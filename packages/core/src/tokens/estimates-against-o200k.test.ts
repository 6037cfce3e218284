import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { estimateTokens } from "./estimate-tokens.js";
import { naturalTexts, otherTexts } from "./sample-texts.fixture.js";

/** The estimate of a text, relative to its number of tokens in GPT-4o. */
function ratioOf(text: string): number {
  return estimateTokens(text) / countTokens(text);
}

describe("estimates against o200k_base", () => {
  test.each(Object.entries(naturalTexts))("%s: 0.7 to 1.4", (_, text) => {
    expect(ratioOf(text)).toBeGreaterThanOrEqual(0.7);
    expect(ratioOf(text)).toBeLessThanOrEqual(1.4);
  });

  test.each(Object.entries(otherTexts))("%s: 0.7 to 4", (_, text) => {
    expect(ratioOf(text)).toBeGreaterThanOrEqual(0.7);
    expect(ratioOf(text)).toBeLessThanOrEqual(4);
  });
});
