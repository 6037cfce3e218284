import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { type ChatOpenAIFields, ChatOpenAICompletions, type OpenAIClient } from "@langchain/openai";
import type { CalledModel, ChatParams } from "@moagraph/provider-kit";
import { checkedChunks, checkedCompletion } from "./checked-reply.js";
import type { OutputLimitName } from "./endpoint.js";
import { failureOf } from "./failure-of.js";
import { ownFetch } from "./own-fetch.js";
import { reportedUsage } from "./reported-usage.js";

/** What a chat model of an endpoint is made of. */
export interface EndpointChatModelFields {
  readonly call: CalledModel;
  readonly params: ChatParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly outputLimitName: OutputLimitName;
}

type Request = OpenAIClient.Chat.ChatCompletionCreateParams;
type StreamRequest = OpenAIClient.Chat.ChatCompletionCreateParamsStreaming;
type WholeRequest = OpenAIClient.Chat.ChatCompletionCreateParamsNonStreaming;
type Reply = OpenAIClient.ChatCompletion;
type Chunks = AsyncIterable<OpenAIClient.ChatCompletionChunk>;

/**
 * LangChain's client of `/chat/completions`, with replies that are checked and errors of ours.
 *
 * `ChatOpenAI` would go to `/responses` for some model ids, and its `withConfig` would lose this
 * class.
 */
export class EndpointChatModel extends ChatOpenAICompletions {
  // Traces would hold its whole configuration.
  override lc_serializable = false;
  readonly #fields: EndpointChatModelFields;

  constructor(fields: EndpointChatModelFields) {
    super(langChainFields(fields));
    this.#fields = fields;
  }

  override getLsParams(
    options: this["ParsedCallOptions"],
  ): ReturnType<ChatOpenAICompletions["getLsParams"]> {
    return { ...super.getLsParams(options), ls_provider: this.#fields.call.provider };
  }

  /** Names the output limit as the model wants it, and adds the seed, which LangChain forgets. */
  override invocationParams(
    options?: this["ParsedCallOptions"],
    extra?: { streaming?: boolean },
  ): Omit<Request, "messages"> {
    const { max_tokens, max_completion_tokens, ...params } = super.invocationParams(options, extra);
    const { outputLimitName, params: asked } = this.#fields;
    const limit = max_tokens ?? max_completion_tokens;
    const seed = params.seed ?? asked.seed;
    return {
      ...params,
      ...(limit == null ? {} : { [outputLimitName]: limit }),
      ...(seed === undefined ? {} : { seed }),
    };
  }

  /**
   * What caches tell models by: where it is, and all that is sent beside the messages. LangChain adds
   * every setting of the SDK, so that a new one would empty a cache on disk.
   */
  override _identifyingParams(): ReturnType<ChatOpenAICompletions["_identifyingParams"]> {
    const { model, baseUrl } = this.#fields.call;
    return { model_name: model, ...this.invocationParams(), baseURL: baseUrl };
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    // oxlint-disable-next-line no-underscore-dangle -- LangChain's name.
    const result = await super._generate(messages, options, runManager);
    for (const { message } of result.generations) {
      if (AIMessage.isInstance(message)) {
        Object.assign(message, { usage_metadata: reportedUsage(message) });
      }
    }
    return result;
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
    const { call } = this.#fields;
    const { sent, end } = withOwnSignal(options);
    try {
      if (request.stream !== true) {
        const reply = await super.completionWithRetry(request, sent);
        end();
        return checkedCompletion(call, reply);
      }
      const chunks = await super.completionWithRetry(request, sent);
      return withFailures(call, checkedChunks(call, chunks), options?.signal, end);
    } catch (error) {
      end();
      throw failureOf(call, error, options?.signal);
    }
  }
}

/** The options of a request whose signal lets go of the caller's when the request is over. */
interface OwnSignal {
  readonly sent: OpenAIClient.RequestOptions | undefined;
  readonly end: () => void;
}

/**
 * The SDK never takes its listener off the signal: over a long run they would pile up. Node keeps a
 * combined signal with a listener, and all that hangs on it, until one of its parts is aborted.
 */
function withOwnSignal(options: OpenAIClient.RequestOptions | undefined): OwnSignal {
  if (options?.signal == null) return { sent: options, end: () => {} };
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  return { sent: { ...options, signal }, end: () => over.abort() };
}

/** Turns whatever breaks a stream into an error of ours; an aborted stream never just ends. */
async function* withFailures(
  call: CalledModel,
  chunks: Chunks,
  signal: AbortSignal | null | undefined,
  end: () => void,
): AsyncGenerator<OpenAIClient.ChatCompletionChunk> {
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      yield chunk;
    }
  } catch (error) {
    throw failureOf(call, error, signal);
  } finally {
    end();
  }
}

/** Only what was given, and nothing that LangChain or the SDK would look up in the environment. */
function langChainFields({ call, params, headers }: EndpointChatModelFields): ChatOpenAIFields {
  const { temperature, maxOutputTokens, topP, stop } = params;
  return {
    model: call.model,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxOutputTokens === undefined ? {} : { maxTokens: maxOutputTokens }),
    ...(topP === undefined ? {} : { topP }),
    ...(stop === undefined ? {} : { stop: [...stop] }),
    maxRetries: 0,
    // The longest that a timer takes: deadlines belong to the graph.
    timeout: 2_147_483_647,
    apiKey: "kept by ownFetch",
    configuration: {
      baseURL: call.baseUrl,
      fetch: ownFetch(call, headers),
      // It would print what it cannot parse.
      logLevel: "off",
      organization: "",
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
    },
  };
}
