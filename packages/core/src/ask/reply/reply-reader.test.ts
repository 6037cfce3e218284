import { AIMessageChunk } from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import { ReplyReader } from "./reply-reader.js";

/** What a reader passes on for the chunks of a stream. */
function read(chunks: readonly { text?: string; reasoning?: string }[]): {
  readonly passed: readonly string[];
  readonly text: string;
  readonly reasoning: string;
} {
  const passed: string[] = [];
  const parts = {
    onText: (text: string) => passed.push(`text ${text}`),
    onReasoning: (text: string) => passed.push(`reasoning ${text}`),
    onReset: () => passed.push("reset"),
  };
  const reader = new ReplyReader(false, parts, { model: "any" });
  for (const { text: content = "", reasoning } of chunks) {
    const kwargs = reasoning === undefined ? {} : { reasoning_content: reasoning };
    reader.read(new AIMessageChunk({ content, additional_kwargs: kwargs }));
  }
  const { text, reasoning } = reader.end();
  return { passed, text, reasoning };
}

describe("ReplyReader", () => {
  test("joins characters that are split over two chunks, text and reasoning separately", () => {
    const halves = [
      { text: "Party \ud83c", reasoning: "Hm \ud83e" },
      { reasoning: "\udd14" },
      { text: "\udf89!" },
    ];
    expect(read(halves)).toEqual({
      passed: ["reasoning Hm ", "text Party ", "reasoning 🤔", "text 🎉!"],
      text: "Party 🎉!",
      reasoning: "Hm 🤔",
    });
  });

  test("replaces a half at the end, and before a tag", () => {
    expect(read([{ text: "plan \ud83c" }, { text: "</think>So\ud83c" }])).toEqual({
      passed: ["text plan ", "reset", "reasoning \uFFFD", "text So", "text \uFFFD"],
      text: "So\uFFFD",
      reasoning: "plan \uFFFD",
    });
  });
});
