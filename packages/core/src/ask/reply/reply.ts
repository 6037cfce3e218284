import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type AIMessageChunk,
  type BaseMessage,
  mergeUsageMetadata,
  type UsageMetadata,
} from "@langchain/core/messages";

import { messageText } from "../../tokens/message-text.js";

/** What a model sent back. */
export interface Reply {
  readonly id: string | undefined;
  readonly text: string;
  readonly usage: UsageMetadata | undefined;
  /** In US dollars, where the model says it itself, as a graph does that is asked as a model. */
  readonly costUsd?: number | undefined;
}

/** Asks for a whole reply at once. */
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

/** How a streamed reply is followed. */
export interface Following {
  /** Waits for something; rejects when the reply is given up. */
  readonly race: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** Takes a piece. */
  readonly onToken: (text: string) => void;
}

/**
 * Asks for a reply piece by piece; each piece is handed on as it comes.
 *
 * @param config - Its `signal` is aborted when the reply is given up: no piece is taken after that,
 * even from a model that does not heed it.
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
    // Raced as a whole: a race for each piece would cost more than the piece.
    return await race(readAll(chunks, config.signal, onToken));
  } catch (error) {
    // Not waited for: a stream that hangs would hang here too.
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
    // A model may end its stream because of the signal: what has come by then is not the whole.
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
