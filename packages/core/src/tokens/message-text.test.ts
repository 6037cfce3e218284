import { AIMessage, AIMessageChunk, HumanMessage } from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import { messageText } from "./message-text.js";

describe("messageText", () => {
  test.each([
    new HumanMessage("Why?"),
    new HumanMessage(""),
    new AIMessage({ content: "Because.", tool_calls: [{ name: "look", args: {}, id: "1" }] }),
    new AIMessageChunk({ content: "Bec" }),
    new HumanMessage({
      content: [
        { type: "text", text: "What is " },
        { type: "image_url", image_url: { url: "https://example.com/moon.png" } },
        { type: "text", text: "this?" },
      ],
    }),
    new AIMessage({ content: [] }),
  ])("gives what LangChain gives: %#", (message) => {
    expect(messageText(message)).toBe(message.text);
  });
});
