import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import { messagesOf, recordedMessages } from "./message-parts.js";

describe("recordedMessages", () => {
  test("names images and files by their type, without their bytes", () => {
    const image = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } };
    const message = new HumanMessage({ content: [{ type: "text", text: "What is it?" }, image] });
    expect(recordedMessages([message])).toEqual([
      {
        role: "user",
        parts: [{ type: "text", content: "What is it?" }, { type: "image_url" }],
      },
    ]);
  });

  test("has each call of a tool once, and its result with the same id", () => {
    const use = { type: "tool_use", id: "call-1", name: "weather", input: { city: "Oslo" } };
    const call = { id: "call-1", name: "weather", args: { city: "Oslo" } };
    const asks = new AIMessage({ content: [use], tool_calls: [call] });
    const result = new ToolMessage({ content: "Rain.", tool_call_id: "call-1" });
    expect(recordedMessages([asks, result])).toEqual([
      {
        role: "assistant",
        parts: [{ type: "tool_call", id: "call-1", name: "weather", arguments: '{"city":"Oslo"}' }],
      },
      { role: "tool", parts: [{ type: "tool_call_response", id: "call-1", response: "Rain." }] },
    ]);
  });

  test("keeps reasoning apart from the text", () => {
    const thinking = { type: "thinking", thinking: "Hm." };
    const message = new AIMessage({ content: [thinking, { type: "text", text: "Yes." }] });
    expect(recordedMessages([message])[0]?.parts).toEqual([
      { type: "reasoning", content: "Hm." },
      { type: "text", content: "Yes." },
    ]);
  });
});

describe("messagesOf", () => {
  test.each([
    ["a text", "Why?"],
    ["the input of a graph", { messages: "Why?" }],
    ["a list of messages", { messages: [new HumanMessage("Why?")] }],
    ["a pair", [["user", "Why?"]]],
  ])("reads %s", (_, input) => {
    expect(messagesOf(input).map(({ type, text }) => [type, text])).toEqual([["human", "Why?"]]);
  });

  test("reads nothing from a run that is resumed", () => {
    expect(messagesOf(null)).toEqual([]);
  });
});
