import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Fields, VendorModelFields } from "@moagraph/provider-kit/vendor";
import type { Exchange } from "./exchange.js";
import type { Wire } from "./wire.js";
import { contentEvents, during, WrappedModel } from "./wrapped-model.js";

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
   * @param stop - Stop sequences of this call.
   */
  params(written: Fields, stop: readonly string[] | undefined): Fields;
  /**
   * What replaces fields or methods of the model during one call, so that the class sends its request
   * with the exchange.
   */
  client(exchange: Exchange, isStreamed: boolean): object;
}

/**
 * Puts our transport under a chat model of LangChain's packages. The class of the model writes the
 * messages and tools of requests, and reads replies. Its tools and structured output work.
 *
 * @param model - A model that has no key and does not retry.
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
  const shared = new WrappedModel(wrapping.fields, wrapping.wire);
  const invocationParams = (options?: Options): Fields =>
    wrapping.params(model.invocationParams(options) as Fields, options?.stop);
  /** The object that makes one call. It has the methods of the class, not those below. */
  const called = (exchange: Exchange, isStreamed: boolean): Model =>
    during(model, { ...wrapping.client(exchange, isStreamed), invocationParams });
  const outer: Model = during(model, {
    // Otherwise traces contain its complete configuration.
    lc_serializable: false,
    invocationParams,
    getLsParams: (options: Options) => shared.lsParams(options),
    _identifyingParams: () => shared.identity(wrapping.sent),
    _streamChatModelEvents: (...asked: Asked) => contentEvents(outer, asked),
    _generate: (...[messages, options]: Asked) =>
      shared.generate(options, (exchange) =>
        called(exchange, false)._generate(messages, withoutSignal(options)),
      ),
    _streamResponseChunks: (...[messages, options, manager]: Asked) =>
      shared.stream(
        options,
        (exchange) =>
          called(exchange, true)._streamResponseChunks(messages, withoutSignal(options)),
        manager,
      ),
  });
  return outer;
}

/** The exchange heeds the signal. Some classes leave listeners on it, or end without an error. */
function withoutSignal(options: Options): Options {
  const others = { ...options };
  delete others.signal;
  return others;
}
