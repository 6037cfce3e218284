import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type BaseMessage, mergeUsageMetadata, type UsageMetadata } from "@langchain/core/messages";

/** What a model sent back. */
export interface Reply {
  readonly id: string | undefined;
  readonly text: string;
  readonly usage: UsageMetadata | undefined;
}

/** Asks for a whole reply at once. */
export async function askWhole(
  model: BaseChatModel,
  messages: BaseMessage[],
  config: RunnableConfig,
): Promise<Reply> {
  const message = await model.invoke(messages, config);
  return { id: message.id, text: message.text, usage: message.usage_metadata };
}

/** Asks for a reply piece by piece; each piece is handed on as it comes. */
export async function askStreaming(
  model: BaseChatModel,
  messages: BaseMessage[],
  config: RunnableConfig,
  onToken: (text: string) => void,
): Promise<Reply> {
  const pieces: string[] = [];
  let id: string | undefined;
  let usage: UsageMetadata | undefined;
  for await (const chunk of await model.stream(messages, config)) {
    const { text, usage_metadata } = chunk;
    id ??= chunk.id;
    if (usage_metadata !== undefined) usage = mergeUsageMetadata(usage, usage_metadata);
    if (text !== "") {
      pieces.push(text);
      onToken(text);
    }
  }
  return { id, text: pieces.join(""), usage };
}
