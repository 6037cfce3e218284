import { HumanMessage } from "@langchain/core/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimatePromptTokens, estimateTokens, lengthWithin } from "./estimate-tokens.js";

describe("estimateTokens", () => {
  test.each([
    ["", 0],
    ["Hello, world!", 4],
    ["I'm 12345 years old.", 10],
    ["Donaudampfschifffahrtsgesellschaft", 12],
    ["日本語", 3],
    ["이름이 뭐예요?", 7],
    ["Привет, мир", 5],
    ["🎉🎊", 5],
  ])("takes %j for about %i tokens", (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  // Counted by cl100k_base and o200k_base.
  test.each([
    ["English", "All human beings are born free and equal in dignity and rights.", 13, 13],
    ["German", "Alle Menschen sind frei und gleich an Würde und Rechten geboren.", 16, 14],
    ["Chinese", "人人生而自由,在尊严和权利上一律平等。", 22, 16],
    [
      "Japanese",
      "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
      45,
      35,
    ],
    ["Korean", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.", 41, 24],
    ["Russian", "Все люди рождаются свободными и равными в своем достоинстве и правах.", 35, 17],
    ["Arabic", "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق.", 37, 18],
  ])("lies in %s between GPT-4's tokenizer and GPT-4o's, or near", (_, text, gpt4, gpt4o) => {
    const tokens = estimateTokens(text);
    expect(tokens).toBeGreaterThanOrEqual(0.9 * Math.min(gpt4, gpt4o));
    expect(tokens).toBeLessThan(1.2 * Math.max(gpt4, gpt4o));
  });

  test("grows with the text, in linear time", () => {
    expect(estimateTokens("word ".repeat(200_000))).toBeGreaterThan(190_000);
  });

  test("counts an endless word by its length", () => {
    expect(estimateTokens("a".repeat(16_000))).toBeGreaterThan(1_000);
  });
});

describe("lengthWithin", () => {
  test("is the longest prefix within the tokens that splits no character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat({ max: 20 }), (text, tokens) => {
        const length = lengthWithin(text, tokens);
        expect(estimateTokens(text.slice(0, length))).toBeLessThanOrEqual(tokens);
        expect(text.slice(0, length)).not.toMatch(/\p{Surrogate}/u);
        if (estimateTokens(text) <= tokens) expect(length).toBe(text.length);
      }),
    );
  });

  test.each([
    ["one two three", 0, ""],
    ["one two three", 2, "one two"],
    ["one two three", 3, "one two three"],
    ["日本語", 2, "日本"],
    ["👩‍👩‍👧👩‍👩‍👧", 12, "👩‍👩‍👧"],
    ["🇫🇷🇮🇹", 6, "🇫🇷"],
    ["e\u0301e\u0301", 3, "e\u0301"],
  ])("keeps of %j within %i tokens %j", (text, tokens, kept) => {
    expect(text.slice(0, lengthWithin(text, tokens))).toBe(kept);
  });
});

describe("estimatePromptTokens", () => {
  test("estimates a message again if its content was replaced or changed", () => {
    const parts = [{ type: "text", text: "one two" }];
    const message = new HumanMessage({ content: "one two" });
    const list = new HumanMessage({ content: parts });
    expect(estimatePromptTokens([message, list])).toBe(2 * estimateTokens("one two"));
    message.content = "one two three four";
    parts.push({ type: "text", text: " three four" });
    expect(estimatePromptTokens([message, list])).toBe(2 * estimateTokens("one two three four"));
  });
});
