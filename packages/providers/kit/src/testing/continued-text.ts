import type { PrefillMark } from "../prefill-mark.js";
import { messageText } from "./test-request.js";
import type { ChatRequest } from "./wire/chat-request.js";

/**
 * How a request asks a model to continue its answer: its last message is the model's, with a mark, or a
 * message of the `user` follows that of the model.
 */
export type ContinuationMark = PrefillMark | "user";

/**
 * The part of a text that a model still has to write. The whole text if the request does not ask to
 * continue it in this way, or the messages of the model have another text.
 */
export function continuedText(text: string, request: ChatRequest, mark: ContinuationMark): string {
  if (!isMarked(request, mark)) return text;
  let end = 0;
  for (const message of request.messages.filter(({ role }) => role === "assistant")) {
    const part = messageText(message).trim();
    const start = text.slice(end).search(/\S/) + end;
    if (part !== "" && text.startsWith(part, start)) end = start + part.length;
  }
  const rest = text.slice(end);
  return mark === "user" ? rest.trimStart() : rest;
}

function isMarked(
  { messages, continuesFinalMessage }: ChatRequest,
  mark: ContinuationMark,
): boolean {
  const [before, last] = messages.slice(-2);
  if (mark === "user") return before?.role === "assistant" && last?.role === "user";
  const own = messages.at(-1);
  if (own?.role !== "assistant") return false;
  if (mark === "message") return true;
  return mark === "continue_final_message" ? continuesFinalMessage === true : own[mark] === true;
}
