import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type AIMessageChunk, type AIMessageFields } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import type { Shape } from "../shape.js";
import { floor } from "./floor.js";
import { handWritten } from "./hand-written.js";
import { moagraph } from "./moagraph.js";
import type { Program, Variant } from "./program.js";
import { shortText } from "./texts.js";

/** Settles when a model has thought long enough. */
export type Thinking = () => Promise<void>;

/**
 * A chat model that costs nothing, so that only what is around it is measured: LangChain's own work
 * around a model (callbacks, caches, messages) is left out.
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
    throw new Error("`invoke` answers by itself.");
  }

  override async invoke(): Promise<AIMessageChunk> {
    await this.#think();
    const usage_metadata = { input_tokens: 50, output_tokens: 80, total_tokens: 130 };
    // The cast is for `exactOptionalPropertyTypes`.
    const fields = { content: shortText, usage_metadata } as AIMessageFields;
    return new AIMessage(fields) as AIMessageChunk;
  }
}

/** The programs over models in this process, which take what `think` takes. */
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
