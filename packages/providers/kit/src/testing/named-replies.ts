import { messageText, type RequestBody } from "./test-request.js";

function echo({ messages = [] }: RequestBody): string {
  const last = messages.findLast(({ role }) => role === "user");
  return last === undefined ? "" : messageText(last);
}

function listCount({ messages = [] }: RequestBody): string {
  const system = messages.filter(({ role }) => role === "system" || role === "developer");
  const items = system.flatMap((message) => messageText(message).match(/^\d+\. /gm) ?? []);
  return String(items.length);
}

/**
 * Texts made from a request. `echo` repeats the user's latest message. `list-count` counts the
 * numbered items in the system messages, which is how an aggregator gets its proposals.
 */
export type ReplyName = "echo" | "list-count";

const namedReplies: Readonly<Record<ReplyName, (body: RequestBody) => string>> = {
  echo,
  "list-count": listCount,
};

/** The text of a named reply. */
export function namedReply(name: ReplyName, body: RequestBody): string {
  return namedReplies[name](body);
}
