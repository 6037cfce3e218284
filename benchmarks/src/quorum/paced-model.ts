import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";

/** The times of a reply, in milliseconds from the request. */
export interface Pace {
  readonly firstTokenMs: number;
  readonly wholeMs: number;
}

/** A chat model that replies with a fixed text at its pace. */
export class PacedModel extends BaseChatModel {
  readonly #pace: Pace;

  constructor(pace: Pace) {
    super({ maxRetries: 0 });
    this.#pace = pace;
  }

  override _llmType(): string {
    return "paced";
  }

  override async _generate(
    _messages: BaseMessage[],
    { signal }: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    await pass(this.#pace.wholeMs, signal);
    return { generations: [{ text: "So it is.", message: new AIMessage("So it is.") }] };
  }

  override async *_streamResponseChunks(
    _messages: BaseMessage[],
    { signal }: this["ParsedCallOptions"],
    _runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { firstTokenMs, wholeMs } = this.#pace;
    await pass(firstTokenMs, signal);
    yield chunkOf("So");
    await pass(wholeMs - firstTokenMs, signal);
    yield chunkOf(" it is.");
  }
}

function chunkOf(text: string): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
}

/** Waits, unless the call is aborted before. */
function pass(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, delayMs);
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new Error("aborted", { cause: signal?.reason }));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
