import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";

/** What is needed of a chat model to ask it. */
export interface AskedModel {
  invoke(messages: BaseMessage[], config: RunnableConfig): Promise<AIMessageChunk>;
  stream(messages: BaseMessage[], config: RunnableConfig): Promise<AsyncIterable<AIMessageChunk>>;
}
