import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type LangSmithParams,
} from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  AIMessageChunk,
  type AIMessageFields,
  type BaseMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { Pace } from "./pace.js";
import { pause } from "./pause.js";
import { type AskedModel, type Reply, replyTo } from "./reply.js";

/** The fields of a simulated chat model. */
export interface SimulatedChatModelFields extends AskedModel {
  readonly pace: Pace;
}

/** Options of one call. */
export interface SimulatedCallOptions extends BaseChatModelCallOptions {
  /** The number of this sample, from `moa_sample` of the call's metadata. */
  sample?: number;
}

/**
 * A chat model that calls no language model. Its replies are determined by seed, id and
 * conversation.
 */
export class SimulatedChatModel extends BaseChatModel<SimulatedCallOptions> {
  readonly #fields: SimulatedChatModelFields;

  constructor(fields: SimulatedChatModelFields) {
    super({});
    this.#fields = fields;
  }

  override _llmType(): string {
    return "simulated";
  }

  /** What traces name the model by. */
  override getLsParams(): LangSmithParams {
    const { model } = this.#fields;
    return { ls_provider: "simulated", ls_model_name: model, ls_model_type: "chat" };
  }

  /** The identity of the model in caches. Another seed is another model. */
  override _identifyingParams(): Record<string, unknown> {
    const { model, params, seed } = this.#fields;
    return { model, params, account: `seed ${seed}` };
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    const reply = replyTo(messages, this.#fields, options);
    const { firstTokenMs, betweenTokensMs } = this.#fields.pace;
    const restMs = betweenTokensMs * Math.max(0, reply.tokens.length - 1);
    await pause(firstTokenMs + restMs, options.signal);
    const text = reply.tokens.join("");
    const message = new AIMessage({ content: text, ...ending(reply) } as AIMessageFields);
    return { generations: [{ text, message }] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const reply = replyTo(messages, this.#fields, options);
    const { firstTokenMs, betweenTokensMs } = this.#fields.pace;
    const chunks = chunksOf(reply);
    for (const [index, chunk] of chunks.entries()) {
      await pause(index === 0 ? firstTokenMs : betweenTokensMs, options.signal);
      yield chunk;
      await runManager?.handleLLMNewToken(
        chunk.text,
        { prompt: 0, completion: 0 },
        undefined,
        undefined,
        undefined,
        { chunk },
      );
    }
  }

  /** Keeps the sample number, which LangChain drops with the metadata. */
  protected override _separateRunnableConfigFromCallOptionsCompat(
    options?: Partial<SimulatedCallOptions>,
  ): [RunnableConfig, this["ParsedCallOptions"]] {
    const [config, callOptions] = super._separateRunnableConfigFromCallOptionsCompat(options);
    const sample: unknown = config.metadata?.["moa_sample"];
    return [config, typeof sample === "number" ? { ...callOptions, sample } : callOptions];
  }
}

/** One chunk per token. The last one has the finish reason and the usage. */
function chunksOf(reply: Reply): ChatGenerationChunk[] {
  const tokens = reply.tokens.length === 0 ? [""] : reply.tokens;
  return tokens.map((text, index) => {
    const last = index === tokens.length - 1 ? ending(reply) : {};
    return new ChatGenerationChunk({
      text,
      message: new AIMessageChunk({ content: text, ...last }),
    });
  });
}

/** The metadata of a complete reply. */
interface Ending {
  readonly response_metadata: Record<string, unknown>;
  readonly usage_metadata: UsageMetadata;
}

function ending({ model, finishReason, usage }: Reply): Ending {
  return {
    response_metadata: { model_name: model, finish_reason: finishReason },
    usage_metadata: usage,
  };
}
