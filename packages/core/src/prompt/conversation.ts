import {
  type BaseMessage,
  SystemMessage,
  type SystemMessageFields,
} from "@langchain/core/messages";

/**
 * The caller's conversation, with a text added to its system message: behind the caller's own when
 * the conversation begins with one, else as a new first message. All other messages stay as they are.
 */
export function withSystemText(messages: readonly BaseMessage[], text: string): BaseMessage[] {
  return withSystem(messages, systemWith(messages[0], text));
}

/** The caller's conversation, with a system message in the place of its own. */
export function withSystem(messages: readonly BaseMessage[], system: SystemMessage): BaseMessage[] {
  return messages.toSpliced(0, messages[0]?.type === "system" ? 1 : 0, system);
}

/** The system message of a conversation that begins so, with a text added to it. */
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
