import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { ChatOllama } from "@langchain/ollama";
import {
  contentEvents,
  during,
  type Exchange,
  WrappedModel,
} from "@moagraph/provider-kit/langchain";
import type { Fields, VendorModelFields } from "@moagraph/provider-kit/vendor";
import { ollamaRequest } from "./ollama-request.js";
import { ollamaWire } from "./ollama-wire.js";

type Options = ChatOllama["ParsedCallOptions"];
type Asked = Parameters<ChatOllama["_generate"]>;
type Params = ReturnType<ChatOllama["invocationParams"]>;

/** LangChain's chat model for Ollama, with our transport and validated replies. */
export class OllamaChatModel extends ChatOllama {
  // Otherwise traces contain its complete configuration.
  override lc_serializable = false;
  private readonly wrapped: WrappedModel;
  private readonly sent: ReturnType<typeof ollamaRequest>;
  /** Whether the vendor's `_generate` is reading its own stream. */
  private readonly isAsked: boolean = false;

  constructor(fields: VendorModelFields) {
    const { model, baseUrl } = fields.call;
    // Nothing is read from the environment if the base URL is set.
    super({ model, baseUrl, maxRetries: 0 });
    this.wrapped = new WrappedModel(fields, ollamaWire(fields.call));
    this.sent = ollamaRequest(fields.params);
  }

  override getLsParams(options: Options): ReturnType<ChatOllama["getLsParams"]> {
    return this.wrapped.lsParams(options);
  }

  override invocationParams(options?: Options): Params {
    const { options: given, ...params } = super.invocationParams(options);
    const { stop, ...others } = given ?? {};
    return {
      ...params,
      ...this.sent,
      options: { ...others, ...this.sent.options, ...(stop && { stop }) },
    };
  }

  override _identifyingParams(): Record<string, unknown> {
    return this.wrapped.identity(this.sent);
  }

  override async _generate(...[messages, options]: Asked): Promise<ChatResult> {
    return this.wrapped.generate(options, (exchange) => {
      const client = { chat: (request: object) => wholeReply(exchange, request) };
      return super._generate.call(during(this, { client, isAsked: true }), messages, options);
    });
  }

  override async *_streamResponseChunks(
    ...[messages, options, manager]: Asked
  ): AsyncGenerator<ChatGenerationChunk> {
    if (this.isAsked) {
      yield* super._streamResponseChunks(messages, options);
      return;
    }
    const ask = (exchange: Exchange): AsyncGenerator<ChatGenerationChunk> => {
      const client = { chat: (request: object) => exchange.parts(request) };
      return super._streamResponseChunks.call(during(this, { client }), messages, options);
    };
    yield* this.wrapped.stream(options, ask, manager);
  }

  override _streamChatModelEvents(
    ...asked: Parameters<BaseChatModel["_streamChatModelEvents"]>
  ): ReturnType<BaseChatModel["_streamChatModelEvents"]> {
    return contentEvents(this, asked);
  }
}

/** A complete reply as a stream of one part. LangChain's class always reads a stream. */
async function wholeReply(exchange: Exchange, request: object): Promise<readonly Fields[]> {
  return [await exchange.reply({ ...request, stream: false })];
}
