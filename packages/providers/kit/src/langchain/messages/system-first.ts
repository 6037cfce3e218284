import { type BaseMessage, SystemMessage } from "@langchain/core/messages";

/**
 * The messages with all system messages as one, at the beginning: for vendors whose requests have one
 * field for them.
 *
 * @param messages - The conversation. It stays as it is.
 * @example
 * ```ts
 * import { HumanMessage, SystemMessage } from "@langchain/core/messages";
 * import { systemFirst } from "@moagraph/provider-kit/langchain";
 *
 * const messages = [new SystemMessage("Be brief."), new HumanMessage("Hi."), new SystemMessage("Be kind.")];
 * systemFirst(messages).map(({ text }) => text); // ["Be brief.\n\nBe kind.", "Hi."]
 * ```
 */
export function systemFirst(messages: readonly BaseMessage[]): BaseMessage[] {
  const system = messages.filter((message) => SystemMessage.isInstance(message));
  if (system.length === 0) return [...messages];
  const others = messages.filter((message) => !SystemMessage.isInstance(message));
  return [new SystemMessage({ content: joined(system) }), ...others];
}

function joined(system: readonly SystemMessage[]): SystemMessage["content"] {
  const contents = system.map(({ content }) => content);
  if (contents.every((content) => typeof content === "string")) return contents.join("\n\n");
  return contents.flatMap((content) =>
    typeof content === "string" ? [{ type: "text" as const, text: content }] : content,
  );
}
