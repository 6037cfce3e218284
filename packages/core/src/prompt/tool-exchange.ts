// Calls of tools and their results, as text.
//
// Vendors refuse a conversation with calls of tools if the request has no tools. Only the output gets
// the tools of the caller, so the other nodes read the calls and the results as text.

import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  type MessageContent,
} from "@langchain/core/messages";
import { createAttachedValue } from "../identity/attached-value.js";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import { messageText } from "../tokens/message-text.js";
import { hasToolCalls, toolCallsText } from "../tokens/tool-calls.js";

/**
 * The conversation with each call of a tool, and each result, as text. Consecutive results become one
 * message of the user. The same array if it has none.
 */
export function withoutToolExchange(messages: BaseMessage[]): BaseMessage[] {
  if (!messages.some((message) => isResult(message) || hasToolCalls(message))) return messages;
  const names: Map<unknown, string> = new Map();
  const shown: BaseMessage[] = [];
  let results: BaseMessage[] = [];
  for (const message of messages) {
    if (isResult(message)) {
      results.push(message);
      continue;
    }
    if (results.length > 0) shown.push(resultsMessage(results, names));
    results = [];
    if (!hasToolCalls(message)) shown.push(message);
    else {
      for (const { id, name } of message.tool_calls ?? []) names.set(id, name);
      shown.push(callsMessage(message));
    }
  }
  if (results.length > 0) shown.push(resultsMessage(results, names));
  return shown;
}

/** The names of the tools called, by the id of the call. */
type ToolNames = ReadonlyMap<unknown, string>;

function isResult(message: BaseMessage): boolean {
  return message.type === "tool" || message.type === "function";
}

/** Written once for all nodes and runs that read the message. */
const callsMessage = memoizeByObject((message: BaseMessage) => {
  const said = messageText(message);
  const calls = `Called tools:\n${toolCallsText(message)}`;
  return new AIMessage(said === "" ? calls : `${said}\n\n${calls}`);
});

/** The last message written for results that begin with this one. */
const lastWritten = createAttachedValue<
  BaseMessage,
  { readonly results: readonly BaseMessage[]; readonly message: HumanMessage }
>();

function resultsMessage(results: readonly BaseMessage[], names: ToolNames): HumanMessage {
  const [first] = results as readonly [BaseMessage];
  const known = lastWritten.of(first);
  const isSame =
    known?.results.length === results.length &&
    known.results.every((result, index) => result === results[index]);
  if (known !== undefined && isSame) return known.message;
  const message = new HumanMessage({ content: contentOf(results, names) });
  lastWritten.attach(first, { results, message });
  return message;
}

function contentOf(results: readonly BaseMessage[], names: ToolNames): MessageContent {
  const contents = results.map((result) => contentOfOne(result, names));
  if (contents.every((content) => typeof content === "string")) return contents.join("\n\n");
  return contents.flatMap((content) =>
    typeof content === "string" ? [{ type: "text", text: content }] : content,
  );
}

function contentOfOne(result: BaseMessage, names: ToolNames): MessageContent {
  const { tool_call_id: id } = result as { readonly tool_call_id?: string };
  const title = `Result of ${result.name ?? names.get(id) ?? "a tool"}:\n`;
  if (typeof result.content === "string") return title + result.content;
  return [{ type: "text", text: title }, ...result.content];
}
