import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { type Call, type CallEvent, MoaError, type MoaValues, sumUsage } from "@moagraph/core";
import { callOfEvent, placeOf } from "@moagraph/example-chat-parts/calls";

/** A chunk of LangGraph's stream with several modes. */
export type RunChunk =
  | readonly ["messages", readonly [BaseMessage, unknown]]
  | readonly ["custom", CallEvent]
  | readonly ["values", MoaValues];

/** A chunk for `toUIMessageStream`: a `custom` one becomes a part `data-<type>` of the message. */
export type PartChunk = readonly ["messages" | "custom", unknown];

/**
 * Yields the answer of a run, its calls, and at the end its usage.
 *
 * @throws {Error} What the page may show of an error: code, message and hint.
 */
export async function* runChunks(chunks: AsyncIterable<RunChunk>): AsyncGenerator<PartChunk> {
  let ledger: readonly Call[] = [];
  try {
    for await (const [mode, chunk] of chunks) {
      if (mode === "messages") yield [mode, withChunk(chunk)];
      else if (mode === "values") ledger = chunk.ledger ?? ledger;
      else yield* callChunks(chunk);
    }
  } catch (error) {
    throw shownError(error);
  }
  yield ["custom", { type: "usage", id: "usage", ...sumUsage(ledger) }];
}

/** `toUIMessageStream` shows chunks only. An answer that a ranker has chosen comes as a whole message. */
function withChunk([message, metadata]: readonly [BaseMessage, unknown]): [BaseMessage, unknown] {
  if (message.type !== "ai" || AIMessageChunk.isInstance(message)) return [message, metadata];
  return [new AIMessageChunk({ id: message.id ?? "", content: message.content }), metadata];
}

function* callChunks(event: CallEvent): Generator<PartChunk> {
  const call = callOfEvent(event);
  if (call !== undefined) yield ["custom", { type: "call", id: placeOf(call), ...call }];
}

function shownError(error: unknown): Error {
  if (!MoaError.isInstance(error)) return new Error("The server failed. Ask again.");
  return new Error(`${error.code}: ${error.message} ${error.hint}`);
}
