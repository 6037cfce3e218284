import { describe, expect, test } from "vitest";
import { estimateTokens } from "./estimate-tokens.js";

describe("estimateTokens", () => {
  test.each([
    ["", 0],
    ["Hello, world!", 5],
    ["I'm 12345 years old.", 9],
    ["日本語", 2],
  ])("takes %j for about %i tokens", (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  test("grows with the text, in linear time", () => {
    expect(estimateTokens("word ".repeat(200_000))).toBeGreaterThan(200_000);
  });
});
