import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
} from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import type { Pace } from "../quorum/paced-model.js";
import type { RequestOrder } from "./call-pace.js";
import { OrderOfRequests } from "./order-of-requests.js";
import { piecesOf } from "./pieces.js";
import { textLeft } from "./text-left.js";

/** One request to a model. */
export interface Request {
  readonly node: string;
  readonly messages: readonly BaseMessage[];
  /** Characters that the model has written. */
  written: number;
}

/** What a model writes in a run, and how fast. */
export interface Writing {
  /** The whole text, over all requests. */
  readonly text: string;
  /** Words in a piece of the stream. */
  readonly pieceWords: number;
  /** The pace of a request, if it wrote the whole text. */
  readonly paceOf: (request: RequestOrder) => Pace;
  /** Called with each request. */
  readonly onRequest: (request: Request) => void;
}

interface StartedReply {
  readonly text: string;
  readonly request: Request;
  readonly firstTokenMs: number;
  readonly characterMs: number;
  readonly pieceWords: number;
}

/** A chat model that writes a fixed text at its pace, and continues the part of it in its prompt. */
export class WritingModel extends BaseChatModel {
  private writing: Writing | undefined;
  private order = new OrderOfRequests();

  constructor(readonly node: string) {
    super({ maxRetries: 0 });
  }

  /** A run begins. */
  begin(writing: Writing): void {
    this.writing = writing;
    this.order = new OrderOfRequests();
  }

  override _llmType(): string {
    return "writing";
  }

  /** The whole reply at once: LangChain asks for it if no node reads the beginning. */
  override async _generate(
    messages: BaseMessage[],
    { signal }: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    const { text, request, firstTokenMs, characterMs } = this.start(messages);
    await pass(firstTokenMs + characterMs * text.length, signal);
    request.written = text.length;
    return { generations: [{ text, message: new AIMessage(text) }] };
  }

  /** Streams without LangChain's work around a model. */
  override async *_streamIterator(
    input: BaseLanguageModelInput,
    options?: Partial<BaseChatModelCallOptions>,
  ): AsyncGenerator<AIMessageChunk> {
    const { text, request, firstTokenMs, characterMs, pieceWords } = this.start(
      input as BaseMessage[],
    );
    await pass(firstTokenMs, options?.signal);
    let delayMs = 0;
    for (const piece of piecesOf(text, pieceWords)) {
      // The first token has come after `firstTokenMs`.
      if (request.written > 0) delayMs += characterMs * piece.length;
      if (delayMs > 0) await pass(delayMs, options?.signal);
      delayMs = request.written === 0 ? characterMs * piece.length : 0;
      request.written += piece.length;
      yield new AIMessageChunk(piece);
    }
    await pass(delayMs, options?.signal);
  }

  private start(messages: readonly BaseMessage[]): StartedReply {
    const { node, writing } = this;
    if (writing === undefined) throw new Error("No run has begun.");
    const { text, isEarly } = textLeft(writing.text, messages);
    const { firstTokenMs, wholeMs } = writing.paceOf(this.order.next(isEarly));
    const request: Request = { node, messages, written: 0 };
    writing.onRequest(request);
    const characterMs = (wholeMs - firstTokenMs) / writing.text.length;
    return { text, request, firstTokenMs, characterMs, pieceWords: writing.pieceWords };
  }
}

/** Waits, unless the call is aborted before. */
function pass(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new Error("aborted", { cause: signal?.reason }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, delayMs);
    if (signal?.aborted === true) onAbort();
    else signal?.addEventListener("abort", onAbort, { once: true });
  });
}
