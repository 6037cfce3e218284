import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel, type LangSmithParams } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { VendorModelFields } from "@moagraph/provider-kit/vendor";
import { Exchange } from "./exchange.js";
import type { ReplyReport } from "./reply-report.js";
import type { Wire } from "./wire.js";

interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly stop?: string[] | undefined;
}

/**
 * What the chat models of LangChain's packages share. A class that extends the vendor's keeps one in
 * a field, and passes its calls on. Its fields cannot be seen from outside, because they have the key.
 */
export class WrappedModel {
  readonly #fields: VendorModelFields;
  readonly #wire: Wire;

  constructor(fields: VendorModelFields, wire: Wire) {
    this.#fields = fields;
    this.#wire = wire;
  }

  /** The parameters of the model. */
  get params(): VendorModelFields["params"] {
    return this.#fields.params;
  }

  /** The identity of the model in caches: its address and account, and what is sent to it. */
  identity(sent: object): Record<string, unknown> {
    const { call, quirks, params, body, account } = this.#fields;
    const isStated = Object.keys(quirks.given).length > 0;
    const stated = isStated ? { capabilities: quirks.given } : {};
    const address = { baseURL: call.baseUrl, account };
    return { model_name: call.model, ...sent, ...body, params, ...stated, ...address };
  }

  /** What traces name the model by. */
  lsParams({ stop }: CallOptions): LangSmithParams {
    const { call, params } = this.#fields;
    const { temperature, maxOutputTokens } = params;
    return {
      ls_provider: call.provider,
      ls_model_name: call.model,
      ls_model_type: "chat",
      ...(temperature !== undefined && { ls_temperature: temperature }),
      ...(maxOutputTokens !== undefined && { ls_max_tokens: maxOutputTokens }),
      ...(stop !== undefined && { ls_stop: stop }),
    };
  }

  /**
   * Makes a complete reply.
   *
   * @param ask - Calls `_generate` of the vendor's class, with the exchange as its client.
   */
  async generate(
    { signal }: CallOptions,
    ask: (exchange: Exchange) => Promise<ChatResult>,
  ): Promise<ChatResult> {
    const exchange = new Exchange(this.#fields, this.#wire, signal);
    try {
      const result = await ask(exchange);
      for (const { message } of result.generations) {
        keepReasoning(message);
        keepReport(message, exchange.report);
      }
      return result;
    } catch (error) {
      throw exchange.failure(error);
    }
  }

  /**
   * Makes the chunks of a streamed reply. The last one has what the vendor says about the reply.
   *
   * @param ask - Calls `_streamResponseChunks` of the vendor's class, without a callback manager.
   */
  async *stream(
    { signal }: CallOptions,
    ask: (exchange: Exchange) => AsyncGenerator<ChatGenerationChunk>,
    manager: CallbackManagerForLLMRun | undefined,
  ): AsyncGenerator<ChatGenerationChunk> {
    const exchange = new Exchange(this.#fields, this.#wire, signal);
    try {
      for await (const chunk of ask(exchange)) yield await passed(plain(chunk), manager);
      yield await passed(lastChunk(exchange.report), manager);
    } catch (error) {
      throw exchange.failure(error);
    }
  }
}

async function passed(
  chunk: ChatGenerationChunk,
  manager: CallbackManagerForLLMRun | undefined,
): Promise<ChatGenerationChunk> {
  const none = undefined;
  await manager?.handleLLMNewToken(chunk.text, none, none, none, none, { chunk });
  return chunk;
}

/** What is kept of a chunk's additional fields. LangChain fails to add up some of the others. */
const keptFields = [
  "reasoning_content",
  "tool_calls",
  "__gemini_function_call_thought_signatures__",
];

/** Metadata that only the last chunk has. Some vendors have other values under the same names. */
const reported = ["finish_reason", "logprobs", "adapted"];

/** LangChain adds up usage and joins words of chunks, so only the last chunk has them. */
function plain({ message }: ChatGenerationChunk): ChatGenerationChunk {
  keepReasoning(message);
  const { additional_kwargs: fields, response_metadata: metadata } = message;
  for (const name of Object.keys(fields)) if (!keptFields.includes(name)) delete fields[name];
  for (const name of reported) delete metadata[name];
  Object.assign(message, { usage_metadata: undefined, name: undefined });
  return new ChatGenerationChunk({ message, text: message.text });
}

function lastChunk(report: ReplyReport): ChatGenerationChunk {
  const message = new AIMessageChunk({ content: "" });
  keepReport(message, report);
  return new ChatGenerationChunk({ message, text: "" });
}

/** Puts the reasoning in parts of the content where providers have it. */
function keepReasoning({ content, additional_kwargs }: BaseMessage): void {
  if (typeof content === "string" || additional_kwargs["reasoning_content"] !== undefined) return;
  const thoughts = content.map((part) => (part.type === "thinking" ? part["thinking"] : undefined));
  const reasoning = thoughts.filter((text) => typeof text === "string").join("");
  if (reasoning !== "") additional_kwargs["reasoning_content"] = reasoning;
}

function keepReport(message: BaseMessage, report: ReplyReport): void {
  const { finishReason, usage, refusal, logprobs, adapted } = report;
  Object.assign(message, { usage_metadata: usage });
  if (refusal !== undefined) message.additional_kwargs["refusal"] = refusal;
  Object.assign(message.response_metadata, {
    ...(finishReason !== undefined && { finish_reason: finishReason }),
    ...(logprobs !== undefined && { logprobs }),
    ...(adapted.length > 0 && { adapted }),
  });
}

/** The object that makes one call: the model, with other values in some fields. */
export function during<Model extends object>(model: Model, own: object): Model {
  return Object.assign(Object.create(model) as Model, own);
}

/**
 * LangChain's own conversion of chunks to content events, for classes of vendors whose conversion
 * does not see what {@link WrappedModel.stream} does to chunks.
 */
export function contentEvents(
  model: BaseChatModel,
  asked: Parameters<BaseChatModel["_streamChatModelEvents"]>,
): ReturnType<BaseChatModel["_streamChatModelEvents"]> {
  const name = "_streamChatModelEvents";
  return BaseChatModel.prototype[name].apply(model, asked);
}
