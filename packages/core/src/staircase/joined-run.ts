import { callbackHandlerPrefersChatModelStreamEvents } from "@langchain/core/callbacks/base";
import type { CallbackManager, CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { convertChunksToEvents } from "@langchain/core/language_models/compat";
import {
  AIMessageChunk,
  type AIMessageChunkFields,
  type BaseMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { IterableReadableStream } from "@langchain/core/utils/stream";

/** The first request for a text: what the streams show as the start of a model's run. */
export interface AskedForText {
  readonly model: BaseChatModel;
  readonly messages: readonly BaseMessage[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
}

/** What the last chunk and the message of a text say beside it. */
export interface TextReport {
  readonly usage_metadata: UsageMetadata | undefined;
  readonly response_metadata: Readonly<Record<string, unknown>>;
}

/** Reports one run of a chat model to handlers. Adding to it does not wait for them. */
export class JoinedRun {
  /** The id of its message. */
  readonly messageId: string = crypto.randomUUID();
  /** The text so far. */
  text = "";
  /** White space that no text has followed so far. */
  private blank = "";
  private readonly run: Promise<CallbackManagerForLLMRun | undefined>;
  private chunks: ReadableStreamDefaultController<ChatGenerationChunk> | undefined;
  private readonly told: Promise<unknown>;

  /** @param streams - The callbacks of the streams. */
  constructor(streams: CallbackManager, { model, messages, metadata, tags }: AskedForText) {
    const own = streams.copy();
    own.addTags([...tags]);
    own.addMetadata({ ...metadata });
    this.run = startOf(own.handleChatModelStart(model.toJSON(), [[...messages]]));
    const chunks = new ReadableStream<ChatGenerationChunk>({
      start: (controller) => void (this.chunks = controller),
    });
    const wantsEvents = own.handlers.some((each) =>
      callbackHandlerPrefersChatModelStreamEvents(each),
    );
    const [tokens, events] = wantsEvents ? chunks.tee() : [chunks];
    this.told = Promise.all([this.tellTokens(tokens), events && this.tellEvents(events)]);
    // An error of a handler is thrown when the run ends.
    this.told.catch(() => {});
  }

  /** Whether this is all that was added. */
  isAt(text: string): boolean {
    return this.text + this.blank === text;
  }

  /** Tells the next piece of the text. */
  add(piece: string): void {
    this.blank += piece;
    if (this.text === "" && this.blank.trim() === "") return;
    const content = this.blank;
    this.blank = "";
    this.text += content;
    this.tell({ content });
  }

  /** Tells the next piece of the reasoning. */
  addReasoning(piece: string): void {
    this.tell({ content: "", additional_kwargs: { reasoning_content: piece } });
  }

  /** Tells that the text is complete. */
  async end(report: TextReport): Promise<void> {
    this.tell({ content: "", ...report } as AIMessageChunkFields);
    this.chunks?.close();
    await this.told;
    const fields = { content: this.text, id: this.messageId, ...report } as AIMessageChunkFields;
    const generation = { text: this.text, message: new AIMessageChunk(fields) };
    const run = await this.run;
    await run?.handleLLMEnd({ generations: [[generation]] });
  }

  /** Tells that the text is not completed. */
  async fail(error: unknown): Promise<void> {
    this.chunks?.close();
    await this.told;
    const run = await this.run;
    await run?.handleLLMError(error);
  }

  private tell(fields: AIMessageChunkFields): void {
    const message = new AIMessageChunk({ ...fields, id: this.messageId });
    this.chunks?.enqueue(new ChatGenerationChunk({ text: message.text, message }));
  }

  private async tellTokens(chunks: ReadableStream<ChatGenerationChunk>): Promise<void> {
    const run = await this.run;
    for await (const chunk of IterableReadableStream.fromReadableStream(chunks)) {
      await run?.handleLLMNewToken(chunk.text, ...noDetails, { chunk });
    }
  }

  /** LangGraph's stream of version 3 reads events in place of tokens. */
  private async tellEvents(chunks: ReadableStream<ChatGenerationChunk>): Promise<void> {
    const run = await this.run;
    const read = IterableReadableStream.fromReadableStream(chunks);
    for await (const event of convertChunksToEvents(read)) {
      await run?.handleChatModelStreamEvent(event);
    }
  }
}

async function startOf(
  started: Promise<CallbackManagerForLLMRun[]>,
): Promise<CallbackManagerForLLMRun | undefined> {
  const [run] = await started;
  return run;
}

/** `handleLLMNewToken` takes the chunk after four parameters that only LangChain can fill. */
const noDetails = [undefined, undefined, undefined, undefined] as const;
