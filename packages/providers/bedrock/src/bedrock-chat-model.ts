import { ChatBedrockConverse } from "@langchain/aws";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import {
  contentEvents,
  during,
  type Exchange,
  WrappedModel,
} from "@moagraph/provider-kit/langchain";
import type { VendorModelFields } from "@moagraph/provider-kit/vendor";
import { bedrockWire } from "./bedrock-wire.js";
import { type ConverseRequest, converseRequest } from "./converse-request.js";
import type { Signer } from "./signed-headers.js";

type Options = ChatBedrockConverse["ParsedCallOptions"];
type Asked = Parameters<ChatBedrockConverse["_generate"]>;
type Params = ReturnType<ChatBedrockConverse["invocationParams"]>;

const kept = "kept by the transport";

/** LangChain's chat model for the Converse API, with our transport and validated replies. */
export class BedrockChatModel extends ChatBedrockConverse {
  // Otherwise traces contain its complete configuration.
  override lc_serializable = false;
  private readonly wrapped: WrappedModel;
  private readonly sent: ConverseRequest;

  constructor(fields: VendorModelFields, signer: Signer) {
    const { model } = fields.call;
    const { region } = signer;
    // Nothing is read from the environment if all of these are set. The client is made for each call.
    super({
      model,
      region,
      credentials: { accessKeyId: kept, secretAccessKey: kept },
      bedrockApiKey: "",
      bedrockApiSecret: "",
      bedrockApiSessionToken: "",
      bedrockBearerToken: "",
      client: {} as ChatBedrockConverse["client"],
      maxRetries: 0,
    });
    this.wrapped = new WrappedModel(fields, bedrockWire(fields, signer));
    this.sent = converseRequest(model, fields.params);
  }

  override getLsParams(options: Options): ReturnType<ChatBedrockConverse["getLsParams"]> {
    return this.wrapped.lsParams(options);
  }

  override invocationParams(options?: Options): Params {
    const { inferenceConfig: given, ...params } = super.invocationParams(options);
    const stop = given?.stopSequences && { stopSequences: given.stopSequences };
    const config = { ...this.sent.inferenceConfig, ...stop };
    const inferenceConfig = Object.keys(config).length === 0 ? undefined : config;
    return { ...params, ...this.sent, inferenceConfig } as Params;
  }

  override _identifyingParams(): Record<string, unknown> {
    return this.wrapped.identity(this.sent);
  }

  override async _generate(...[messages, options]: Asked): Promise<ChatResult> {
    return this.wrapped.generate(options, (exchange) => {
      const client = clientOf((body) => exchange.reply(body));
      return super._generate.call(during(this, client), messages, unbound(options));
    });
  }

  override async *_streamResponseChunks(
    ...[messages, options, manager]: Asked
  ): AsyncGenerator<ChatGenerationChunk> {
    const ask = (exchange: Exchange): AsyncGenerator<ChatGenerationChunk> => {
      const client = clientOf(async (body) => ({ stream: await exchange.parts(body) }));
      return super._streamResponseChunks.call(during(this, client), messages, unbound(options));
    };
    yield* this.wrapped.stream(options, ask, manager);
  }

  override _streamChatModelEvents(
    ...asked: Parameters<BaseChatModel["_streamChatModelEvents"]>
  ): ReturnType<BaseChatModel["_streamChatModelEvents"]> {
    return contentEvents(this, asked);
  }
}

interface Command {
  readonly input: { readonly modelId?: unknown };
}

/** The client of LangChain's class. It gets a command and sends the command's input as JSON. */
function clientOf(send: (body: object) => Promise<object>): { readonly client: object } {
  return {
    client: {
      send: async ({ input }: Command) => {
        const { modelId: _, ...body } = input;
        return send(withTextBytes(body));
      },
    },
  };
}

/** Bytes, such as those of images, are sent in base64. */
function withTextBytes<Value>(value: Value): Value {
  const text = JSON.stringify(value, function (name, each: unknown) {
    const given: unknown = (this as Record<string, unknown>)[name];
    return given instanceof Uint8Array ? Buffer.from(given).toString("base64") : each;
  });
  return JSON.parse(text) as Value;
}

/** Without the signal, which the exchange heeds. */
function unbound(options: Options): Options {
  const { signal: _, ...others } = options;
  return others;
}
