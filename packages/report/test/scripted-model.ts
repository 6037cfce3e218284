import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
} from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";

/** A reply: a text, an error, or a promise that settles when the test says so. */
export type ScriptedReply = string | Error | Promise<string>;

/** A chat model that gives these replies in order. It streams word by word. */
export class ScriptedModel extends BaseChatModel {
  private readonly replies: ScriptedReply[];

  constructor(...replies: readonly ScriptedReply[]) {
    super({ maxRetries: 0 });
    this.replies = [...replies];
  }

  override _llmType(): string {
    return "scripted";
  }

  override async _generate(): Promise<ChatResult> {
    const text = await this.next();
    return { generations: [{ text, message: new AIMessage(text) }] };
  }

  override async *_streamResponseChunks(
    _messages: BaseMessage[],
    { signal }: BaseChatModelCallOptions,
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    for (const text of (await this.next()).match(/\S+\s*|\s+/g) ?? []) {
      signal?.throwIfAborted();
      yield new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
      await manager?.handleLLMNewToken(text);
    }
  }

  private async next(): Promise<string> {
    const reply = this.replies.shift() ?? new Error("The script has no further reply.");
    if (reply instanceof Error) throw reply;
    return reply;
  }
}

/** An error that is retried. */
export function overloaded(): Error {
  return Object.assign(new Error("Overloaded."), { status: 503 });
}
