import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finish } from "./finish.js";
import { wordsOf } from "./words.js";

describe("finish", () => {
  it("keeps a complete reply", () => {
    expect(finish("One two.", [], 5)).toEqual({ tokens: ["One", " two."], finishReason: "stop" });
  });

  it("ends before the first of the stop texts", () => {
    const { tokens, finishReason } = finish("One two three four", ["four", " three"], 5);
    expect(tokens.join("")).toBe("One two");
    expect(finishReason).toBe("stop");
  });

  it("truncates after the maximum number of tokens and reports it", () => {
    const { tokens, finishReason } = finish("One two three", [], 2);
    expect(tokens.join("")).toBe("One two");
    expect(finishReason).toBe("length");
  });
});

describe("wordsOf", () => {
  it("keeps every character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(wordsOf(text).join("")).toBe(text);
      }),
    );
  });

  it("splits text without spaces", () => {
    expect(wordsOf("x".repeat(1600))).toHaveLength(100);
  });
});
