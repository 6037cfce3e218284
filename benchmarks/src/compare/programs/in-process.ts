import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type AIMessageChunk, type AIMessageFields } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import type { Shape } from "../shape.js";
import { floor } from "./floor.js";
import { handWritten } from "./hand-written.js";
import { moagraph } from "./moagraph.js";
import type { Program, Variant } from "./program.js";
import { shortText } from "./texts.js";

/** Resolves when a model has finished. */
export type Thinking = () => Promise<void>;

/**
 * A chat model that costs nothing, so that only the work around it is measured. LangChain's own
 * work around a model (callbacks, caches, messages) is left out.
 */
class FreeModel extends BaseChatModel {
  readonly #think: Thinking;

  constructor(think: Thinking) {
    super({});
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
    const fields = { content: shortText, usage_metadata } as AIMessageFields;
    return new AIMessage(fields) as AIMessageChunk;
  }
}

/** The programs with models in this process. `think` sets the time of a call. */
export function inProcess(
  shape: Shape,
  think: Thinking,
): Pick<Readonly<Record<Variant, Program>>, "floor" | "hand-written" | "moagraph"> {
  const model = new FreeModel(think);
  const ask = async (): Promise<string> => {
    await think();
    return shortText;
  };
  async function* askStreaming(): AsyncGenerator<string> {
    yield await ask();
  }
  const names = new Set(shape.layers.flatMap(({ models }) => models));
  const models = Object.fromEntries([...names].map((name) => [name, model]));
  return {
    floor: floor(shape, { ask, askStreaming }),
    "hand-written": handWritten(shape, () => model),
    moagraph: moagraph(shape, (name) => name, { models }),
  };
}
