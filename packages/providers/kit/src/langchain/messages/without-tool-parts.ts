import { AIMessage, type BaseMessage } from "@langchain/core/messages";

/** Parts of vendors' messages that repeat a tool call. */
const repeating = ["tool_use", "tool_call", "input_json_delta", "functionCall"];

/**
 * The messages without parts that repeat their `tool_calls` in the form of one vendor, for classes that
 * refuse such parts.
 *
 * @param messages - The conversation.
 * @example
 * ```ts
 * import { AIMessage } from "@langchain/core/messages";
 * import { withoutToolParts } from "@moagraph/provider-kit/langchain";
 *
 * const text = { type: "text", text: "Let me look." };
 * const call = { id: "1", name: "look", args: {} };
 * const content = [text, { type: "tool_use", id: "1", name: "look", input: {} }];
 * const [message] = withoutToolParts([new AIMessage({ content, tool_calls: [call] })]);
 * console.log(message?.content); // [ { type: 'text', text: 'Let me look.' } ]
 * ```
 */
export function withoutToolParts(messages: readonly BaseMessage[]): BaseMessage[] {
  return messages.map((message) => {
    const { content } = message;
    if (!AIMessage.isInstance(message) || typeof content === "string") return message;
    if ((message.tool_calls ?? []).length === 0) return message;
    const kept = content.filter(({ type }) => !repeating.includes(type));
    if (kept.length === content.length) return message;
    const copy = Object.create(Object.getPrototypeOf(message) as BaseMessage) as BaseMessage;
    return Object.assign(copy, message, { content: kept });
  });
}
