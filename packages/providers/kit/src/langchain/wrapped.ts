import { BaseChatModel, type LangSmithParams } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { type CalledModel, InvalidRequestError, nameOf } from "@moagraph/provider-kit";
import {
  type Fields,
  mergedRequest,
  modelIdentity,
  type VendorModelFields,
} from "@moagraph/provider-kit/vendor";
import { Exchange, unsendable } from "./exchange.js";
import { type SentParts, sentMessages } from "./messages/sent-messages.js";
import { reportedChunks, reportedResult } from "./reported-reply.js";
import { missingFormat, requestedFormat, type ResponseFormat } from "./response-format.js";
import { type OutputConfig, type OutputSchema, structuredOutput } from "./structured-output.js";
import { forbidsTools, losesToolChoice, type ToolChoices, withToolChoice } from "./tool-choice.js";
import type { Wire } from "./wire.js";

type Asked = Parameters<BaseChatModel["_generate"]>;
type Options = BaseChatModel["ParsedCallOptions"];

/** What differs between the classes of LangChain's packages. */
export interface Wrapping {
  readonly fields: VendorModelFields;
  readonly wire: Wire;
  /** The parameters under the vendor's names, for caches. */
  readonly sent: Fields;
  /**
   * The request's parameters: those that the class writes, and ours.
   *
   * @param written - The parameters that the class of the model writes.
   * @param stop - Stop sequences of this call.
   */
  params(written: Fields, stop: readonly string[] | undefined): Fields;
  /**
   * The fields of a request that ask for JSON, for calls with the option `response_format`. Those within
   * an object are added to it.
   *
   * @param format - JSON that follows a schema, or any JSON.
   * @returns `undefined` if the vendor does not have this form.
   * @defaultValue The vendor has none: calls that ask for JSON throw.
   */
  responseFormat?(format: ResponseFormat): Fields | undefined;
  /** What the API can be told about tools. @defaultValue `"name"` */
  readonly toolChoice?: ToolChoices;
  /**
   * Whether calls with tools and `tool_choice: "none"` throw `INVALID_REQUEST`, because the API cannot be
   * told to call no tool, and refuses earlier tool calls in a request without tools.
   *
   * @defaultValue false
   */
  readonly refusesToolChoiceNone?: boolean;
  /** What messages can have, if the class drops other parts. @defaultValue what the class takes */
  readonly parts?: SentParts;
  /**
   * The messages as the class must get them.
   *
   * @param asked - The conversation.
   * @defaultValue unchanged
   */
  messages?(asked: BaseMessage[]): BaseMessage[];
  /**
   * What replaces fields or methods of the model during one call, so that the class sends its request
   * with the exchange.
   *
   * @param exchange - Sends the request.
   * @param isStreamed - Whether the reply is streamed.
   */
  client(exchange: Exchange, isStreamed: boolean): object;
}

/**
 * Puts our transport under a chat model of LangChain's packages. The class of the model writes the
 * messages and tools of requests, and reads replies. Its tools and structured output work.
 *
 * @param model - A model that has no key and does not retry.
 * @param wrapping - What is special about the class of the model.
 * @example
 * ```ts
 * import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
 * import { type Wire, wrapped } from "@moagraph/provider-kit/langchain";
 * import type { VendorModelFields } from "@moagraph/provider-kit/vendor";
 *
 * function example(model: BaseChatModel, fields: VendorModelFields, wire: Wire): BaseChatModel {
 *   const sent = { temperature: fields.params.temperature };
 *   return wrapped(model, {
 *     fields,
 *     wire,
 *     sent,
 *     params: (written) => ({ ...written, ...sent }),
 *     client: (exchange) => ({ completion: (request: object) => exchange.reply(request) }),
 *   });
 * }
 * ```
 */
export function wrapped<Model extends BaseChatModel>(model: Model, wrapping: Wrapping): Model {
  return withOwn(model, {
    // Otherwise traces contain its complete configuration.
    lc_serializable: false,
    invocationParams: paramsOf(model, wrapping),
    getLsParams: ({ stop }: Options) => lsParams(wrapping.fields, stop),
    _identifyingParams: () => identity(wrapping),
    _generate: (...asked: Asked) => result(model, wrapping, asked),
    _streamResponseChunks: (...asked: Asked) => chunks(model, wrapping, asked),
    withStructuredOutput(this: Model, schema: OutputSchema, config?: OutputConfig) {
      const { fields, toolChoice } = wrapping;
      return structuredOutput(this, { ...fields.quirks.known(), toolChoice }, schema, config);
    },
    // LangChain's own conversion. Those of vendors do not see what is done to chunks here.
    [contentEvents]: BaseChatModel.prototype[contentEvents],
  });
}

const contentEvents = "_streamChatModelEvents";

/** The model, with other values in some fields and methods. */
function withOwn<Model extends object>(model: Model, own: object): Model {
  return Object.assign(Object.create(model) as Model, own);
}

function paramsOf(model: BaseChatModel, wrapping: Wrapping): (options?: Options) => Fields {
  const { toolChoice = "name", refusesToolChoiceNone = false } = wrapping;
  return (options) => {
    if (refusesToolChoiceNone && forbidsTools(options)) throw mustAllowTools(wrapping.fields.call);
    const asked = options && withToolChoice(options, toolChoice);
    const format = requestedFormat(wrapping.fields, options);
    const others = asked && format ? withoutOtherFormats(asked) : asked;
    const params = wrapping.params(writtenParams(model, wrapping, others), options?.stop);
    return format === undefined ? params : mergedRequest(params, formatFields(wrapping, format));
  };
}

function mustAllowTools(call: CalledModel): InvalidRequestError {
  const message = `${nameOf(call)} cannot be told to call no tool. No request was sent.`;
  const hint = "Leave out `bindTools`.";
  return new InvalidRequestError({ provider: call.provider, model: call.model, message, hint });
}

/** LangChain's agents give a schema under the names of several vendors. One is enough. */
function withoutOtherFormats(options: Options): Options {
  const { responseSchema: _, outputConfig, ...others } = options as Options & OtherFormats;
  if (outputConfig === undefined) return others;
  return { ...others, outputConfig: { ...outputConfig, format: undefined } } as Options;
}

interface OtherFormats {
  readonly responseSchema?: unknown;
  readonly outputConfig?: Fields;
}

/** LangChain also reads the parameters for traces, before the call, where its errors would be raw. */
function writtenParams(model: BaseChatModel, { fields }: Wrapping, options?: Options): Fields {
  return sendable(fields.call, () => model.invocationParams(options) as Fields);
}

function sendable<Written>(call: CalledModel, write: () => Written): Written {
  try {
    return write();
  } catch (error) {
    throw unsendable(call, error);
  }
}

function formatFields(wrapping: Wrapping, format: ResponseFormat): Fields {
  const { call } = wrapping.fields;
  const fields = sendable(call, () => wrapping.responseFormat?.(format));
  if (fields !== undefined) return fields;
  throw format.type === "json_object"
    ? missingFormat(call, "JSON mode", 'Give a schema, as with `{ method: "jsonSchema" }`.')
    : missingFormat(call, "structured output", "Call a tool instead.");
}

/** What traces name the model by. */
function lsParams(
  { call, params }: VendorModelFields,
  stop: string[] | undefined,
): LangSmithParams {
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

function identity({ fields, sent }: Wrapping): Fields {
  const { params, body } = fields;
  return modelIdentity(fields, { ...sent, ...body, params });
}

/** The note `toolChoice` says that the model may answer without a tool, though the call requires one. */
function exchangeFor({ fields, wire, toolChoice = "name" }: Wrapping, options: Options): Exchange {
  const lost = losesToolChoice(options, toolChoice) ? ["toolChoice"] : [];
  return new Exchange(fields, wire, options.signal, lost);
}

async function result(
  model: BaseChatModel,
  wrapping: Wrapping,
  [messages, options]: Asked,
): Promise<ChatResult> {
  const exchange = exchangeFor(wrapping, options);
  try {
    const called = during(model, wrapping, wrapping.client(exchange, false));
    const made = await called._generate(messagesFor(wrapping, messages), withoutSignal(options));
    return reportedResult(made, exchange.report);
  } catch (error) {
    throw exchange.failure(error);
  }
}

async function* chunks(
  model: BaseChatModel,
  wrapping: Wrapping,
  [messages, options, manager]: Asked,
): AsyncGenerator<ChatGenerationChunk> {
  const exchange = exchangeFor(wrapping, options);
  try {
    const called = during(model, wrapping, wrapping.client(exchange, true));
    const made = called._streamResponseChunks(
      messagesFor(wrapping, messages),
      withoutSignal(options),
    );
    yield* reportedChunks(made, exchange.report, manager);
  } catch (error) {
    throw exchange.failure(error);
  }
}

function messagesFor(wrapping: Wrapping, messages: BaseMessage[]): BaseMessage[] {
  const sent = sentMessages(messages, wrapping.parts);
  return wrapping.messages?.(sent) ?? sent;
}

/** The object that makes one call. It has the methods of the class, not those of the result. */
function during(model: BaseChatModel, wrapping: Wrapping, client: object): BaseChatModel {
  return withOwn(model, { ...client, invocationParams: paramsOf(model, wrapping) });
}

/** The exchange heeds the signal. Some classes leave listeners on it, or end without an error. */
function withoutSignal(options: Options): Options {
  const others = { ...options };
  delete others.signal;
  return others;
}
