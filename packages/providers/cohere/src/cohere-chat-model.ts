import { ChatCohere } from "@langchain/cohere";
import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { type Exchange, type ResponseFormat, wrapped } from "@moagraph/provider-kit/langchain";
import type { Fields, VendorModelFields } from "@moagraph/provider-kit/vendor";
import { chunkOf, resultOf } from "./cohere-reply.js";
import { cohereMessages, cohereRequest } from "./cohere-request.js";
import { cohereWire } from "./cohere-wire.js";

type Options = ChatCohere["ParsedCallOptions"] & {
  readonly tool_choice?: string | object | undefined;
};
type Params = ReturnType<ChatCohere["invocationParams"]>;
type Messages = Parameters<ChatCohere["_generate"]>[0];

/** Makes LangChain's chat model for Cohere, with our transport and validated replies. */
export function cohereChatModel(fields: VendorModelFields): ChatCohere {
  const { model } = fields.call;
  const sent = cohereRequest(fields.params);
  // Nothing is read from the environment if there is a client. Ours is the transport.
  return wrapped(new SecondApi({ model, client: {} as ChatCohere["client"], maxRetries: 0 }), {
    fields,
    wire: cohereWire(fields.call, fields.params.topLogprobs),
    sent,
    params: (written, stop) => ({ ...written, ...sent, ...(stop && { stop_sequences: stop }) }),
    responseFormat,
    toolChoice: "any",
    parts: { types: ["text", "image_url"], isImageLoaded: true },
    client: (exchange) => ({ exchange }),
  });
}

/** A schema is optional: https://docs.cohere.com/v2/docs/structured-outputs */
function responseFormat(format: ResponseFormat): Fields {
  const schema = format.type === "json_schema" ? { json_schema: format.json_schema.schema } : {};
  return { response_format: { type: "json_object", ...schema } };
}

/**
 * `@langchain/cohere` writes requests of Cohere's first chat API, and of those without an output
 * limit, stop sequences, a seed and reasoning. This class writes requests of the second.
 */
class SecondApi extends ChatCohere {
  /** Of one call. */
  declare private readonly exchange: Exchange;

  override invocationParams({ tools, tool_choice: choice }: Options = {}): Params {
    const params: object = { model: this.model, ...(tools && { tools, ...toolChoice(choice) }) };
    return params as Params;
  }

  override bindTools(
    tools: BindToolsInput[],
    kwargs?: Partial<this["ParsedCallOptions"]>,
  ): ReturnType<ChatCohere["bindTools"]> {
    const own = { tools: tools.map((tool) => convertToOpenAITool(tool)), ...kwargs };
    return this.withConfig(own as Partial<this["ParsedCallOptions"]>);
  }

  override async _generate(messages: Messages, options: Options): Promise<ChatResult> {
    return resultOf(await this.exchange.reply(this.requestOf(messages, options, false)));
  }

  override async *_streamResponseChunks(
    messages: Messages,
    options: Options,
  ): AsyncGenerator<ChatGenerationChunk> {
    for await (const part of await this.exchange.parts(this.requestOf(messages, options, true))) {
      const chunk = chunkOf(part);
      if (chunk !== undefined) yield chunk;
    }
  }

  private requestOf(messages: Messages, options: Options, stream: boolean): object {
    return { ...this.invocationParams(options), messages: cohereMessages(messages), stream };
  }
}

/** Cohere can require any tool call, or none. */
function toolChoice(choice: Options["tool_choice"]): object {
  if (choice === undefined || choice === "auto") return {};
  return { tool_choice: choice === "none" ? "NONE" : "REQUIRED" };
}
