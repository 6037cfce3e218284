import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import { CallbackManager, type CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  type BaseMessageChunk,
} from "@langchain/core/messages";
import { ensureConfig } from "@langchain/core/runnables";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import type { IterableReadableStream } from "@langchain/core/utils/stream";
import {
  type ChatOpenAIFields,
  ChatOpenAICompletions,
  type ChatOpenAICompletionsCallOptions,
  type OpenAIClient,
} from "@langchain/openai";
import { openObjectIn } from "@moagraph/provider-kit";
import { requestedFormat } from "@moagraph/provider-kit/langchain";
import {
  createPost,
  modelIdentity,
  type RequestBody,
  sendAdapted,
  type VendorModelFields,
} from "@moagraph/provider-kit/vendor";
import { chatCompletions } from "./chat-completions.js";
import type { Endpoint } from "./endpoint.js";
import { DirectStream } from "./direct-stream.js";
import { prefilledRequest } from "./prefilled-request.js";
import { type ReadReply, readReply } from "./reply/read-reply.js";
import { areInvalid, keepInvalidCalls, withInvalidCalls } from "./reply/invalid-calls.js";
import { keepReport, keepStreamedReport, keepWireFields } from "./reply/wire-fields.js";

type Request = OpenAIClient.Chat.ChatCompletionCreateParams;
type StreamRequest = OpenAIClient.Chat.ChatCompletionCreateParamsStreaming;
type WholeRequest = OpenAIClient.Chat.ChatCompletionCreateParamsNonStreaming;
type Reply = OpenAIClient.ChatCompletion;
type Chunks = AsyncIterable<OpenAIClient.ChatCompletionChunk>;

/**
 * LangChain's chat model for `/chat/completions`, with our transport, validated replies and
 * `ProviderError`s.
 *
 * `ChatOpenAI` uses `/responses` for some model ids, and its `withConfig` would lose this class.
 */
export class EndpointChatModel extends ChatOpenAICompletions {
  // Otherwise traces contain its complete configuration.
  override lc_serializable = false;
  readonly #fields: VendorModelFields;
  readonly #read: ReadReply;

  constructor(
    fields: VendorModelFields,
    { request = (body) => body, prefill = "message" }: Pick<Endpoint, "prefill" | "request">,
  ) {
    super(langChainFields(fields));
    this.#fields = fields;
    const post = createPost(fields, "/chat/completions");
    this.#read = readReply(fields.call, (body, signal) =>
      post(request(prefilledRequest(body as RequestBody, prefill)), signal),
    );
  }

  override getLsParams(
    options: this["ParsedCallOptions"],
  ): ReturnType<ChatOpenAICompletions["getLsParams"]> {
    const { call, params } = this.#fields;
    const { maxOutputTokens } = params;
    return {
      ...super.getLsParams(options),
      ls_provider: call.provider,
      // LangChain knows only one of the two names of the limit.
      ...(maxOutputTokens !== undefined && { ls_max_tokens: maxOutputTokens }),
    };
  }

  /**
   * Uses the model's usual name for the output limit, and adds what LangChain omits, and the fields
   * that it does not know.
   */
  override invocationParams(
    options?: this["ParsedCallOptions"],
    extra?: { streaming?: boolean },
  ): Omit<Request, "messages"> {
    const { response_format: _, ...others } = options ?? {};
    // With it, LangChain makes tools strict, which needs schemas of another form.
    const written = super.invocationParams(others as this["ParsedCallOptions"], extra);
    const { max_tokens, max_completion_tokens, ...params } = written;
    const { quirks, params: asked, body } = this.#fields;
    const limit = max_tokens ?? max_completion_tokens;
    const seed = params.seed ?? asked.seed;
    const limitName = quirks.usual.outputLimitName ?? "max_tokens";
    return {
      ...params,
      ...(limit == null ? {} : { [limitName]: limit }),
      ...(seed === undefined ? {} : { seed }),
      ...omittedParams(asked),
      ...this.#responseFormat(options),
      ...body,
    };
  }

  /** A zod schema becomes the form that OpenAI enforces. */
  #responseFormat(
    options: this["ParsedCallOptions"] | undefined,
  ): Pick<Request, "response_format"> {
    if (options?.response_format === undefined) return {};
    requestedFormat(this.#fields, options);
    const response_format = this._getResponseFormat(options.response_format);
    return response_format === undefined ? {} : { response_format };
  }

  /**
   * Without a method, a tool is called if the model is known to follow no schema, or if the schema has
   * objects of any properties, which OpenAI refuses. The type is that of all overloads of LangChain.
   */
  override withStructuredOutput(
    ...[schema, config]: Parameters<ChatOpenAICompletions["withStructuredOutput"]>
  ): never {
    const { structuredOutput, tools } = this.#fields.quirks.known();
    const isOpen = openObjectIn({ ...toJsonSchema(schema as object) }) !== undefined;
    const isToolUsual = tools !== false && (structuredOutput === false || isOpen);
    const method = config?.method ?? (isToolUsual ? "functionCalling" : undefined);
    const { method: _, ...others } = config ?? {};
    return super.withStructuredOutput(schema, { ...others, ...(method && { method }) }) as never;
  }

  /**
   * The identity of the model in caches: its address and account, and everything sent beside the
   * messages. LangChain adds settings of the SDK, so a new setting would invalidate a cache on disk.
   */
  override _identifyingParams(): ReturnType<ChatOpenAICompletions["_identifyingParams"]> {
    return modelIdentity(this.#fields, this.invocationParams());
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const result = await super._generate(messages, options, runManager);
    for (const { message } of result.generations) {
      if (!AIMessage.isInstance(message)) continue;
      keepInvalidCalls(message);
      keepReport(message);
    }
    return result;
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    for await (const chunk of super._streamResponseChunks(messages, options, runManager)) {
      keepStreamedReport(chunk.message as AIMessageChunk);
      yield chunk;
    }
  }

  protected override _convertCompletionsDeltaToBaseMessageChunk(
    ...[delta, chunk, role]: Parameters<
      ChatOpenAICompletions["_convertCompletionsDeltaToBaseMessageChunk"]
    >
  ): BaseMessageChunk {
    const message = super._convertCompletionsDeltaToBaseMessageChunk(delta, chunk, role);
    return keepWireFields(message, delta, chunk);
  }

  protected override _convertCompletionsMessageToBaseMessage(
    ...[message, reply]: Parameters<
      ChatOpenAICompletions["_convertCompletionsMessageToBaseMessage"]
    >
  ): BaseMessage {
    const { tool_calls: calls, ...others } = message;
    if (calls === undefined || calls.length === 0 || !areInvalid(calls)) {
      return keepWireFields(
        super._convertCompletionsMessageToBaseMessage(message, reply),
        message,
        reply,
      );
    }
    // LangChain advises on the console to upgrade if no call of a message can be parsed.
    const converted = super._convertCompletionsMessageToBaseMessage(others, reply);
    return keepWireFields(withInvalidCalls(converted, calls), message, reply);
  }

  override completionWithRetry(
    request: StreamRequest,
    options?: OpenAIClient.RequestOptions,
  ): Promise<Chunks>;
  override completionWithRetry(
    request: WholeRequest,
    options?: OpenAIClient.RequestOptions,
  ): Promise<Reply>;
  override async completionWithRetry(
    request: StreamRequest | WholeRequest,
    options?: OpenAIClient.RequestOptions,
  ): Promise<Chunks | Reply> {
    const { call, quirks } = this.#fields;
    const asked = request as unknown as RequestBody;
    const model = { call, quirks, dialect: chatCompletions };
    const signal = options?.signal;
    return request.stream === true
      ? sendAdapted(model, asked, this.#read.chunks(signal))
      : sendAdapted(model, asked, this.#read.completion(signal));
  }

  /** Without tracing, skips the work that LangChain does for traces with every chunk. */
  override async stream(
    input: BaseLanguageModelInput,
    options?: ChatOpenAICompletionsCallOptions,
  ): Promise<IterableReadableStream<AIMessageChunk>> {
    const config = ensureConfig<ChatOpenAICompletionsCallOptions>(
      this._combineCallOptions(options),
    );
    return this.#isPlain(config)
      ? DirectStream.of(this.#plainStream(input, config))
      : super.stream(input, config);
  }

  /** Whether nothing traces the call, and messages of the default version are requested. */
  #isPlain(config: ChatOpenAICompletionsCallOptions): boolean {
    const { callbacks, outputVersion = this.outputVersion } = config;
    if (this.disableStreaming || outputVersion !== "v0") return false;
    return !callbacks && !this.callbacks && !this.#isTracedElsewhere();
  }

  /**
   * Whether tracing is enabled elsewhere. LangChain makes a callback manager without callbacks only
   * if something traces.
   */
  #isTracedElsewhere(): boolean {
    const none = undefined;
    const options = { verbose: this.verbose };
    return CallbackManager.configure(none, none, none, none, none, none, options) !== undefined;
  }

  async *#plainStream(
    input: BaseLanguageModelInput,
    config: ChatOpenAICompletionsCallOptions,
  ): AsyncGenerator<AIMessageChunk> {
    const messages = EndpointChatModel._convertInputToPromptValue(input).toChatMessages();
    const [, options] = this._separateRunnableConfigFromCallOptionsCompat(config);
    // Not the method above: each generator in between costs time per chunk.
    const chunks = super._streamResponseChunks(messages, options);
    for await (const { message, generationInfo } of chunks) {
      keepStreamedReport(message as AIMessageChunk);
      message.response_metadata = { ...generationInfo, ...message.response_metadata };
      yield message as AIMessageChunk;
    }
  }
}

/** The parameters that LangChain sends only for models that it knows. */
function omittedParams({ reasoningEffort, topLogprobs }: VendorModelFields["params"]): object {
  return {
    ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
    ...(topLogprobs === undefined ? {} : { logprobs: true, top_logprobs: topLogprobs }),
  };
}

/** Only the given settings, and none that LangChain would read from the environment. */
function langChainFields({ call, params, quirks }: VendorModelFields): ChatOpenAIFields {
  const { temperature, maxOutputTokens, topP, stop } = params;
  return {
    model: call.model,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxOutputTokens === undefined ? {} : { maxTokens: maxOutputTokens }),
    ...(topP === undefined ? {} : { topP }),
    ...(stop === undefined ? {} : { stop: [...stop] }),
    // Nobody asked for `stream_options`, so leaving them out is not worth a note.
    streamUsage: quirks.usual.streamOptions !== false,
    apiKey: "kept by createPost",
    configuration: { baseURL: call.baseUrl, organization: "" },
  };
}
