import type { BaseMessage } from "@langchain/core/messages";

/** The text of a message. It avoids LangChain's `text` getter, which is slow also for string content. */
export function messageText(message: BaseMessage): string {
  return typeof message.content === "string" ? message.content : message.text;
}
