import {
  type BaseMessage,
  type MessageContent,
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
export function withSystem(messages: readonly BaseMessage[], system: BaseMessage): BaseMessage[] {
  return messages.toSpliced(0, messages[0]?.type === "system" ? 1 : 0, system);
}

/** Returns the system message for a conversation with this first message, with a text added to it. */
export function systemWith(first: BaseMessage | undefined, text: string): SystemMessage {
  if (first?.type !== "system") return new SystemMessage(text);
  const { id, name, additional_kwargs, response_metadata } = first;
  const fields = { content: appended(first, text), id, name, additional_kwargs, response_metadata };
  return new SystemMessage(fields as SystemMessageFields);
}

/**
 * Returns the index of the user's last message. If there is none, the conversation has no place for
 * a text that comes last, and the result is -1.
 */
export function lastUserIndex(messages: readonly BaseMessage[]): number {
  return messages.findLastIndex(({ type }) => type === "human");
}

/** Returns a copy of a message with a text added to its content. */
export function withText(message: BaseMessage, text: string): BaseMessage {
  return withContent(message, appended(message, text));
}

/** Returns a copy of a message with other content. */
export function withContent(message: BaseMessage, content: MessageContent): BaseMessage {
  const copy = Object.create(Object.getPrototypeOf(message) as BaseMessage) as BaseMessage;
  return Object.assign(copy, message, { content });
}

function appended({ content }: BaseMessage, text: string): MessageContent {
  if (typeof content === "string") return `${content}\n\n${text}`;
  return [...content, { type: "text", text: `\n\n${text}` }];
}
