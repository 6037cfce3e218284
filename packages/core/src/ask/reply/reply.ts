// Requests to a chat model, complete or streamed, and what a reply is.

import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type AIMessageChunk,
  type BaseMessage,
  mergeUsageMetadata,
  type UsageMetadata,
} from "@langchain/core/messages";

import { messageText } from "../../tokens/message-text.js";

/** What a model returned. */
export interface Reply {
  readonly id: string | undefined;
  readonly text: string;
  readonly usage: UsageMetadata | undefined;
  /** In US dollars, if the model states it. A graph used as a model does. */
  readonly costUsd?: number | undefined;
}

/** Requests a complete reply. */
export function askWhole(
  model: BaseChatModel,
  messages: BaseMessage[],
  config: RunnableConfig,
): Promise<Reply> {
  return model.invoke(messages, config).then(replyIn);
}

function replyIn(message: AIMessageChunk): Reply {
  const { id, usage_metadata: usage } = message;
  const costUsd = statedCost(message);
  return { id, text: messageText(message), usage, ...(costUsd === undefined ? {} : { costUsd }) };
}

/** How a streamed reply is consumed. */
export interface Following {
  /** Waits for a promise; rejects when the call is cancelled. */
  readonly race: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** Receives each token. */
  readonly onToken: (text: string) => void;
}

/**
 * Requests a streamed reply.
 *
 * @param config - When its `signal` aborts, no further token is taken, even from a model that
 * ignores the signal.
 */
export async function askStreaming(
  model: BaseChatModel,
  messages: BaseMessage[],
  config: RunnableConfig,
  { race, onToken }: Following,
): Promise<Reply> {
  const stream: AsyncIterable<AIMessageChunk> = await race(model.stream(messages, config));
  const chunks = stream[Symbol.asyncIterator]();
  try {
    // One race for the whole stream: a race for each chunk would cost more than the chunk.
    return await race(readAll(chunks, config.signal, onToken));
  } catch (error) {
    // Not awaited: a stream that hangs would hang here too.
    chunks.return?.().catch(() => {});
    throw error;
  }
}

async function readAll(
  chunks: AsyncIterator<AIMessageChunk>,
  signal: AbortSignal | undefined,
  onToken: Following["onToken"],
): Promise<Reply> {
  const pieces: string[] = [];
  let id: string | undefined;
  let usage: UsageMetadata | undefined;
  let costUsd: number | undefined;
  for (;;) {
    const { value: chunk, done } = await chunks.next();
    // A model may end its stream because of the signal: the reply is then incomplete.
    signal?.throwIfAborted();
    if (done === true) break;
    id ??= chunk.id;
    costUsd = statedCost(chunk) ?? costUsd;
    if (chunk.usage_metadata) usage = mergeUsageMetadata(usage, chunk.usage_metadata);
    const text = messageText(chunk);
    if (text === "") continue;
    pieces.push(text);
    onToken(text);
  }
  return { id, text: pieces.join(""), usage, ...(costUsd === undefined ? {} : { costUsd }) };
}

function statedCost({ response_metadata }: BaseMessage): number | undefined {
  const costUsd: unknown = response_metadata?.["costUsd"];
  return typeof costUsd === "number" && costUsd >= 0 ? costUsd : undefined;
}
