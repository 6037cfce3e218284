import {
  type BaseMessage,
  SystemMessage,
  type SystemMessageFields,
} from "@langchain/core/messages";

/**
 * Returns the conversation with a text added to its system message. If the conversation starts with
 * a system message, the text is appended to it. Otherwise it becomes a new first message. The other
 * messages are not changed.
 */
export function withSystemText(messages: readonly BaseMessage[], text: string): BaseMessage[] {
  return withSystem(messages, systemWith(messages[0], text));
}

/** Returns the conversation with this system message as the first message, instead of its own. */
export function withSystem(messages: readonly BaseMessage[], system: SystemMessage): BaseMessage[] {
  return messages.toSpliced(0, messages[0]?.type === "system" ? 1 : 0, system);
}

/** Returns the system message for a conversation with this first message, with a text added to it. */
export function systemWith(first: BaseMessage | undefined, text: string): SystemMessage {
  if (first?.type !== "system") return new SystemMessage(text);
  const { id, name, additional_kwargs, response_metadata } = first;
  const fields = { content: appended(first, text), id, name, additional_kwargs, response_metadata };
  return new SystemMessage(fields as SystemMessageFields);
}

function appended(system: BaseMessage, text: string): SystemMessage["content"] {
  if (typeof system.content === "string") return `${system.content}\n\n${text}`;
  return [...system.content, { type: "text", text: `\n\n${text}` }];
}
