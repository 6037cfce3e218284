import { messageText, type RequestMessage } from "./test-request.js";

type Messages = readonly RequestMessage[];

function echo(messages: Messages): string {
  const last = messages.findLast(({ role }) => role === "user");
  return last === undefined ? "" : messageText(last);
}

function listCount(messages: Messages): string {
  const system = messages.filter(({ role }) => role === "system" || role === "developer");
  const items = system.flatMap((message) => messageText(message).match(/^\d+\. /gm) ?? []);
  return String(items.length);
}

/**
 * Texts made from a request. `echo` repeats the user's latest message. `list-count` counts the
 * numbered items in the system messages, which is how an aggregator gets its proposals.
 */
export type ReplyName = "echo" | "list-count";

const namedReplies: Readonly<Record<ReplyName, (messages: Messages) => string>> = {
  echo,
  "list-count": listCount,
};

/** The text of a named reply. */
export function namedReply(name: ReplyName, messages: Messages): string {
  return namedReplies[name](messages);
}
