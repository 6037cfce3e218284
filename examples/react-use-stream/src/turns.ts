import type { Message } from "@langchain/langgraph-sdk";
import type { Turn } from "@moagraph/example-chat-parts";

/** The questions and answers of a thread. */
export function turnsOf(messages: readonly Message[]): Turn[] {
  return messages.flatMap(({ id, type, content }, index): Turn[] => {
    if (type !== "human" && type !== "ai") return [];
    const text = textOf(content);
    return text === "" ? [] : [{ id: id ?? String(index), author: type, text }];
  });
}

function textOf(content: Message["content"]): string {
  if (typeof content === "string") return content;
  return content.map((block) => (block.type === "text" ? block.text : "")).join("");
}
