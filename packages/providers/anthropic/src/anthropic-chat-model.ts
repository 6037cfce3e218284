import { ChatAnthropic } from "@langchain/anthropic";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import {
  contentEvents,
  during,
  type Exchange,
  WrappedModel,
} from "@moagraph/provider-kit/langchain";
import type { Fields, VendorModelFields } from "@moagraph/provider-kit/vendor";
import { anthropicRequest } from "./anthropic-request.js";
import { anthropicWire } from "./anthropic-wire.js";

type Options = ChatAnthropic["ParsedCallOptions"];
type Asked = Parameters<ChatAnthropic["_generate"]>;
type Params = ReturnType<ChatAnthropic["invocationParams"]>;

/** LangChain's chat model for the Messages API, with our transport and validated replies. */
export class AnthropicChatModel extends ChatAnthropic {
  // Otherwise traces contain its complete configuration.
  override lc_serializable = false;
  private readonly wrapped: WrappedModel;
  private readonly sent: Fields;
  /** Of the call that an object made with `during` makes. */
  private readonly exchange: Exchange | undefined;

  /** @param highest - The model's highest output limit, if known. */
  constructor(fields: VendorModelFields, highest: number | undefined) {
    const { model, baseUrl } = fields.call;
    // Nothing is read from the environment if both are set. The transport has the key.
    super({ model, apiKey: "kept by the transport", anthropicApiUrl: baseUrl, maxRetries: 0 });
    this.wrapped = new WrappedModel(fields, anthropicWire(fields.call));
    this.sent = anthropicRequest(model, fields.params, highest);
  }

  override getLsParams(options: Options): ReturnType<ChatAnthropic["getLsParams"]> {
    return this.wrapped.lsParams(options);
  }

  override invocationParams(options?: Options): Params {
    const { stop_sequences, ...params } = super.invocationParams(options);
    return { ...params, ...this.sent, ...(stop_sequences && { stop_sequences }) };
  }

  override _identifyingParams(): ReturnType<ChatAnthropic["_identifyingParams"]> {
    return this.wrapped.identity(this.sent) as ReturnType<ChatAnthropic["_identifyingParams"]>;
  }

  override async _generate(...[messages, options]: Asked): Promise<ChatResult> {
    return this.wrapped.generate(options, (exchange) =>
      super._generate.call(during(this, { exchange }), messages, options),
    );
  }

  override async *_streamResponseChunks(
    ...[messages, options, manager]: Asked
  ): AsyncGenerator<ChatGenerationChunk> {
    const ask = (exchange: Exchange): AsyncGenerator<ChatGenerationChunk> =>
      super._streamResponseChunks.call(during(this, { exchange }), messages, options);
    yield* this.wrapped.stream(options, ask, manager);
  }

  override _streamChatModelEvents(
    ...asked: Parameters<BaseChatModel["_streamChatModelEvents"]>
  ): ReturnType<BaseChatModel["_streamChatModelEvents"]> {
    return contentEvents(this, asked);
  }

  protected override async completionWithRetry(
    request: Parameters<ChatAnthropic["completionWithRetry"]>[0],
  ): ReturnType<ChatAnthropic["completionWithRetry"]> {
    const reply: unknown = await this.exchange?.reply(...sentOf(request));
    return reply as Awaited<ReturnType<ChatAnthropic["completionWithRetry"]>>;
  }

  protected override async createStreamWithRetry(
    request: Parameters<ChatAnthropic["createStreamWithRetry"]>[0],
  ): ReturnType<ChatAnthropic["createStreamWithRetry"]> {
    const parts: unknown = await this.exchange?.parts(...sentOf(request));
    return parts as Awaited<ReturnType<ChatAnthropic["createStreamWithRetry"]>>;
  }
}

/** The body and the headers of a request. Anthropic takes the names of new features in a header. */
function sentOf(request: object): [body: object, headers: Record<string, string>] {
  const { betas = [], ...body } = request as { readonly betas?: readonly string[] };
  return [body, betas.length === 0 ? {} : { "anthropic-beta": betas.join(",") }];
}
