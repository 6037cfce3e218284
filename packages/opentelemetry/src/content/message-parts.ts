import { coerceMessageLikeToMessage, type BaseMessage } from "@langchain/core/messages";
import { isRecord } from "../is-record.js";

/** A part of a message, in the form of the conventions. */
export type MessagePart = Readonly<Record<string, unknown>> & { readonly type: string };

/** A message in the form of the conventions. */
export interface RecordedMessage {
  readonly role: string;
  readonly parts: readonly MessagePart[];
}

const roles: ReadonlyMap<string, string> = new Map([
  ["ai", "assistant"],
  ["human", "user"],
]);

/** Messages in the form of the conventions. Images and files are named by their type only. */
export function recordedMessages(messages: readonly BaseMessage[]): RecordedMessage[] {
  return messages.map((message) => ({
    role: roles.get(message.type) ?? message.type,
    parts: partsOf(message),
  }));
}

/** The messages of a run's input: a text, a message, or a list of them, in any form LangChain reads. */
export function messagesOf(input: unknown): BaseMessage[] {
  const given = isRecord(input) && "messages" in input ? input["messages"] : input;
  const list: unknown[] = Array.isArray(given) ? given : [given];
  return list
    .filter((each) => each !== undefined && each !== null)
    .map((each) =>
      coerceMessageLikeToMessage(each as Parameters<typeof coerceMessageLikeToMessage>[0]),
    );
}

function partsOf(message: BaseMessage): MessagePart[] {
  if (message.type === "tool") return [toolResponse(message)];
  const blocks: unknown[] = Array.isArray(message.content) ? message.content : [message.content];
  return [...blocks.flatMap(partOf), ...toolCalls(message)];
}

function partOf(block: unknown): MessagePart[] {
  if (typeof block === "string") return block === "" ? [] : [{ type: "text", content: block }];
  if (!isRecord(block)) return [];
  const { type, text } = block;
  if (typeof text === "string") return [{ type: "text", content: text }];
  const reasoning = block["reasoning"] ?? block["thinking"];
  if (typeof reasoning === "string") return [{ type: "reasoning", content: reasoning }];
  // Calls of tools are in `tool_calls`, too.
  if (type === "tool_use" || type === "tool_call" || type === "functionCall") return [];
  return [{ type: typeof type === "string" ? type : "unknown" }];
}

function toolCalls(message: BaseMessage): MessagePart[] {
  const calls: unknown = "tool_calls" in message ? message.tool_calls : undefined;
  if (!Array.isArray(calls)) return [];
  return calls.filter(isRecord).map(({ id, name, args }) => ({
    type: "tool_call",
    ...(typeof id === "string" ? { id } : {}),
    name: String(name),
    arguments: JSON.stringify(args),
  }));
}

function toolResponse(message: BaseMessage): MessagePart {
  const id: unknown = "tool_call_id" in message ? message.tool_call_id : undefined;
  return {
    type: "tool_call_response",
    ...(typeof id === "string" ? { id } : {}),
    response: message.text,
  };
}
