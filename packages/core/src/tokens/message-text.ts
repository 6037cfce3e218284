import type { BaseMessage } from "@langchain/core/messages";

/** A message's text. LangChain's own getter costs much: it translates contents that are texts, too. */
export function messageText(message: BaseMessage): string {
  return typeof message.content === "string" ? message.content : message.text;
}
