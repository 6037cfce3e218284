import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type AIMessageChunk,
  type BaseMessage,
  mergeUsageMetadata,
  type UsageMetadata,
} from "@langchain/core/messages";

import { messageText } from "./message-text.js";

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
  return { id, text: messageText(message), usage, ...costIn(message) };
}

/** How a streamed reply is followed. */
export interface Following {
  /** Waits for the next piece; rejects when the reply is given up. */
  readonly race: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** Takes a piece. */
  readonly onToken: (text: string) => void;
}

/** Asks for a reply piece by piece; each piece is handed on as it comes. */
export async function askStreaming(
  model: BaseChatModel,
  messages: BaseMessage[],
  config: RunnableConfig,
  { race, onToken }: Following,
): Promise<Reply> {
  const pieces: string[] = [];
  let id: string | undefined;
  let usage: UsageMetadata | undefined;
  let cost: Pick<Reply, "costUsd"> = {};
  for await (const chunk of raced(await race(model.stream(messages, config)), race)) {
    const { usage_metadata } = chunk;
    const text = messageText(chunk);
    id ??= chunk.id;
    cost = { ...cost, ...costIn(chunk) };
    if (usage_metadata !== undefined) usage = mergeUsageMetadata(usage, usage_metadata);
    if (text !== "") {
      pieces.push(text);
      onToken(text);
    }
  }
  return { id, text: pieces.join(""), usage, ...cost };
}

function costIn({ response_metadata }: BaseMessage): Pick<Reply, "costUsd"> {
  const costUsd: unknown = response_metadata?.["costUsd"];
  return typeof costUsd === "number" && costUsd >= 0 ? { costUsd } : {};
}

/** The chunks of a stream for as long as they are waited for: a model may not heed its signal. */
async function* raced(
  stream: AsyncIterable<AIMessageChunk>,
  race: Following["race"],
): AsyncGenerator<AIMessageChunk> {
  const iterator = stream[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (;;) {
      const next = await race(iterator.next());
      isDone = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not waited for: a stream that hangs would hang here too.
    if (!isDone) iterator.return?.().catch(() => {});
  }
}
