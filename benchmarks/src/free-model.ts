import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type AIMessageChunk, type AIMessageFields } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";

/**
 * A chat model that costs nothing, so that only the work around it is measured. LangChain's own
 * work around a model (callbacks, caches, messages) is left out.
 */
export class FreeModel extends BaseChatModel {
  readonly #text: string;
  readonly #think: () => Promise<void>;

  /**
   * @param text - Each reply.
   * @param think - Resolves when the model has finished. @defaultValue at once
   */
  constructor(text: string, think: () => Promise<void> = async () => {}) {
    super({});
    this.#text = text;
    this.#think = think;
  }

  override _llmType(): string {
    return "free";
  }

  override async _generate(): Promise<ChatResult> {
    throw new Error("`invoke` does not call this method.");
  }

  override async invoke(): Promise<AIMessageChunk> {
    await this.#think();
    const usage_metadata = { input_tokens: 50, output_tokens: 80, total_tokens: 130 };
    // The cast is needed for `exactOptionalPropertyTypes`.
    const fields = { content: this.#text, usage_metadata } as AIMessageFields;
    return new AIMessage(fields) as AIMessageChunk;
  }
}
