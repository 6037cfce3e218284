import { ChatCohere } from "@langchain/cohere";
import type { BaseChatModel, BindToolsInput } from "@langchain/core/language_models/chat_models";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { contentEvents, type Exchange, WrappedModel } from "@moagraph/provider-kit/langchain";
import type { Fields, VendorModelFields } from "@moagraph/provider-kit/vendor";
import { chunkOf, resultOf } from "./cohere-reply.js";
import { cohereMessages, cohereRequest } from "./cohere-request.js";
import { cohereWire } from "./cohere-wire.js";

type Options = ChatCohere["ParsedCallOptions"] & {
  readonly tool_choice?: string | object | undefined;
};
type Params = ReturnType<ChatCohere["invocationParams"]>;
type Asked = Parameters<ChatCohere["_generate"]>;

/**
 * LangChain's chat model for Cohere, with our transport and validated replies.
 *
 * `@langchain/cohere` writes requests of Cohere's first chat API, and of those without an output
 * limit, stop sequences, a seed and reasoning. This class writes requests of the second.
 */
export class CohereChatModel extends ChatCohere {
  // Otherwise traces contain its complete configuration.
  override lc_serializable = false;
  private readonly wrapped: WrappedModel;
  private readonly sent: Fields;

  constructor(fields: VendorModelFields) {
    const { model } = fields.call;
    // Nothing is read from the environment if there is a client. Ours is the transport.
    super({ model, client: {} as ChatCohere["client"], maxRetries: 0 });
    this.wrapped = new WrappedModel(fields, cohereWire(fields.call));
    this.sent = cohereRequest(fields.params);
  }

  override getLsParams(options: Options): ReturnType<ChatCohere["getLsParams"]> {
    return this.wrapped.lsParams(options);
  }

  override invocationParams(options: Options): Params {
    const { stop, tools } = options;
    const params: Fields = {
      model: this.model,
      ...this.sent,
      ...(stop && { stop_sequences: stop }),
      ...(tools && { tools, ...toolChoice(options) }),
    };
    return params as Params;
  }

  override bindTools(
    tools: BindToolsInput[],
    kwargs?: Partial<this["ParsedCallOptions"]>,
  ): ReturnType<ChatCohere["bindTools"]> {
    const own = { tools: tools.map((tool) => convertToOpenAITool(tool)), ...kwargs };
    return this.withConfig(own as Partial<this["ParsedCallOptions"]>);
  }

  override _identifyingParams(): Record<string, unknown> {
    return this.wrapped.identity(this.sent);
  }

  override async _generate(...[messages, options]: Asked): Promise<ChatResult> {
    return this.wrapped.generate(options, async (exchange) =>
      resultOf(await exchange.reply(this.requestOf(messages, options, false))),
    );
  }

  override async *_streamResponseChunks(
    ...[messages, options, manager]: Asked
  ): AsyncGenerator<ChatGenerationChunk> {
    const request = this.requestOf(messages, options, true);
    yield* this.wrapped.stream(options, (exchange) => chunks(exchange, request), manager);
  }

  override _streamChatModelEvents(
    ...asked: Parameters<BaseChatModel["_streamChatModelEvents"]>
  ): ReturnType<BaseChatModel["_streamChatModelEvents"]> {
    return contentEvents(this, asked);
  }

  private requestOf(messages: Asked[0], options: Options, stream: boolean): object {
    return { ...this.invocationParams(options), messages: cohereMessages(messages), stream };
  }
}

async function* chunks(exchange: Exchange, request: object): AsyncGenerator<ChatGenerationChunk> {
  for await (const part of await exchange.parts(request)) {
    const chunk = chunkOf(part);
    if (chunk !== undefined) yield chunk;
  }
}

/** Cohere can require any tool call, or none. */
function toolChoice({ tool_choice: choice }: Options): object {
  if (choice === undefined || choice === "auto") return {};
  return { tool_choice: choice === "none" ? "NONE" : "REQUIRED" };
}
