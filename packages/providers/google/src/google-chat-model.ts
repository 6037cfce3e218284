import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { ChatGoogleGenerativeAI } from "@langchain/google-genai";
import {
  contentEvents,
  during,
  type Exchange,
  WrappedModel,
} from "@moagraph/provider-kit/langchain";
import type { VendorModelFields } from "@moagraph/provider-kit/vendor";
import { generationConfig } from "./generation-config.js";
import { googleWire } from "./google-wire.js";

type Options = ChatGoogleGenerativeAI["ParsedCallOptions"];
type Asked = Parameters<ChatGoogleGenerativeAI["_generate"]>;
type Params = ReturnType<ChatGoogleGenerativeAI["invocationParams"]>;

/** LangChain's chat model for the Gemini API, with our transport and validated replies. */
export class GoogleChatModel extends ChatGoogleGenerativeAI {
  // Otherwise traces contain its complete configuration.
  override lc_serializable = false;
  private readonly wrapped: WrappedModel;
  private readonly sent: ReturnType<typeof generationConfig>;

  constructor(fields: VendorModelFields) {
    const { model, baseUrl } = fields.call;
    // Nothing is read from the environment if both are set. The transport has the key.
    super({ model, baseUrl, apiKey: "kept by the transport", maxRetries: 0 });
    this.wrapped = new WrappedModel(fields, googleWire(fields.call));
    this.sent = generationConfig(model, fields.params);
  }

  override getLsParams(options: Options): ReturnType<ChatGoogleGenerativeAI["getLsParams"]> {
    return this.wrapped.lsParams(options);
  }

  override invocationParams(options?: Options): Params {
    const { generationConfig: given, ...params } = super.invocationParams(options);
    const { stopSequences: _, ...others } = given ?? {};
    const stop = options?.stop && { stopSequences: options.stop };
    return { ...params, generationConfig: { ...others, ...this.sent, ...stop } };
  }

  override _identifyingParams(): Record<string, unknown> {
    return this.wrapped.identity(this.sent);
  }

  override async _generate(...[messages, options]: Asked): Promise<ChatResult> {
    return this.wrapped.generate(options, (exchange) =>
      super._generate.call(during(this, clientOf(exchange)), messages, unbound(options)),
    );
  }

  override async *_streamResponseChunks(
    ...[messages, options, manager]: Asked
  ): AsyncGenerator<ChatGenerationChunk> {
    const ask = (exchange: Exchange): AsyncGenerator<ChatGenerationChunk> =>
      super._streamResponseChunks.call(
        during(this, clientOf(exchange)),
        messages,
        unbound(options),
      );
    yield* this.wrapped.stream(options, ask, manager);
  }

  override _streamChatModelEvents(
    ...asked: Parameters<BaseChatModel["_streamChatModelEvents"]>
  ): ReturnType<BaseChatModel["_streamChatModelEvents"]> {
    return contentEvents(this, asked);
  }
}

/** The client of LangChain's class: an object of Google's SDK, which has no transport option. */
function clientOf(exchange: Exchange): { readonly client: object } {
  return {
    client: {
      generateContent: async (request: object) => ({ response: await exchange.reply(request) }),
      generateContentStream: async (request: object) => ({ stream: await exchange.parts(request) }),
    },
  };
}

/** Without the signal, which the exchange heeds. LangChain's class leaves listeners on it. */
function unbound(options: Options): Options {
  const others = { ...options };
  delete others.signal;
  return others;
}
