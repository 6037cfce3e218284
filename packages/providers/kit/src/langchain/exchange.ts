import {
  boundedText,
  type CalledModel,
  errorFromResponse,
  errorReportIn,
  followSignal,
  type FollowingSignal,
  InvalidRequestError,
  MoaError,
  nameOf,
  ProviderError,
  quoting,
  type ReplyLimits,
  replyLimits,
  replyTooLong,
  secretsOf,
} from "@moagraph/provider-kit";
import {
  createPost,
  failureOf,
  type Fields,
  fieldsOf,
  filtered,
  isFilterWord,
  malformed,
  mergedRequest,
  parsedJson,
  type RequestBody,
  type Send,
  sendAdapted,
  type VendorModelFields,
  wrongType,
} from "@moagraph/provider-kit/vendor";
import { OpenObjectError } from "./open-object-error.js";
import type { ReplyReport } from "./reply-report.js";
import type { Wire } from "./wire.js";

type Headers = VendorModelFields["headers"];

interface Request {
  readonly asked: object;
  readonly headers: Headers;
  readonly isStreamed: boolean;
}

/** One call of a model: sends the request that LangChain's package makes, and checks the reply. */
export class Exchange {
  /** What the vendor says about the reply. Complete when the reply is. */
  readonly report: ReplyReport;
  readonly #fields: VendorModelFields;
  readonly #wire: Wire;
  readonly #caller: AbortSignal | undefined;
  readonly #lost: readonly string[];
  #isAnswered = false;

  /**
   * @param lost - What the request leaves out of what the call asks, as capabilities.
   */
  constructor(
    fields: VendorModelFields,
    wire: Wire,
    caller: AbortSignal | undefined,
    lost: readonly string[] = [],
  ) {
    this.#lost = lost;
    this.report = { model: fields.call.model, adapted: [] };
    this.#fields = fields;
    this.#wire = wire;
    this.#caller = caller;
  }

  /**
   * Requests a complete reply.
   *
   * @param asked - The request as LangChain's package writes it.
   * @param headers - In addition to those of the provider.
   * @throws {ProviderError} For every failure, unless the caller aborts.
   */
  async reply(asked: object, headers: Headers = {}): Promise<Fields> {
    const request = { asked, headers, isStreamed: false };
    return this.#sent(request, async (response, own) => {
      const reply = this.#checked(await this.#json(response));
      this.#taken(() => this.#wire.readReply(reply, this.report));
      this.#checkEnd();
      own.end();
      return reply;
    });
  }

  /**
   * Requests a streamed reply. Resolves with its first part.
   *
   * @param asked - The body of the request, without `stream`.
   * @param headers - Headers beside those of the provider.
   * @throws {ProviderError} For every failure, unless the caller aborts.
   */
  async parts(asked: object, headers: Headers = {}): Promise<AsyncGenerator<Fields>> {
    const request = { asked, headers, isStreamed: true };
    return this.#sent(request, async (response, own) => {
      const parts = this.#read(response, own);
      const first = await parts.next();
      return first.done === true ? parts : continued(first.value, parts);
    });
  }

  /**
   * The error that a call throws. LangChain's packages throw their own for requests that they cannot
   * write, and for replies that they cannot read.
   *
   * @param error - What was thrown.
   */
  failure(error: unknown): unknown {
    const { call } = this.#fields;
    if (this.#caller?.aborted === true) return failureOf(call, error, this.#caller);
    if (MoaError.isInstance(error)) return error;
    if (this.#isAnswered) return this.#unreadable();
    return unsendable(call, error);
  }

  async #sent<Reply>(
    { asked, headers, isStreamed }: Request,
    take: (response: Response, own: FollowingSignal) => Promise<Reply>,
  ): Promise<Reply> {
    const { call, quirks, params, headers: always, body: added } = this.#fields;
    const access = { call, headers: { ...always, ...headers } };
    const post = this.#wire.post?.(isStreamed) ?? createPost(access, this.#wire.path(isStreamed));
    const send: Send<Reply> = async (body, adapted) => {
      const own = followSignal(this.#caller);
      try {
        own.signal.throwIfAborted();
        const response = await post(body, own.signal);
        this.#isAnswered = true;
        this.report.adapted = [...adapted, ...this.#lost];
        return await take(response, own);
      } catch (error) {
        own.end();
        throw this.#explained(failureOf(call, error, own.caller));
      }
    };
    const model = { call, quirks, dialect: this.#wire.dialect, effort: params.reasoningEffort };
    return sendAdapted(model, mergedRequest(asked as RequestBody, added), send);
  }

  #explained(error: unknown): unknown {
    return ProviderError.isInstance(error) ? (this.#wire.explained?.(error) ?? error) : error;
  }

  async *#read(response: Response, own: FollowingSignal): AsyncGenerator<Fields> {
    const { call } = this.#fields;
    try {
      for await (const parts of this.#wire.frames(call, response, this.#limits)) {
        for (const sent of parts) {
          const part = this.#checked(sent);
          this.#taken(() => this.#wire.readPart(part, this.report));
          own.caller?.throwIfAborted();
          yield part;
        }
      }
      own.caller?.throwIfAborted();
      this.#checkEnd();
      if (this.report.finishReason === undefined)
        throw malformed(call, "sent an incomplete reply: the stream ended without a finish reason");
    } catch (error) {
      throw failureOf(call, error, own.caller);
    } finally {
      own.end();
    }
  }

  get #limits(): ReplyLimits {
    return replyLimits(this.#fields.params.maxOutputTokens);
  }

  async #json(response: Response): Promise<unknown> {
    const { call } = this.#fields;
    const limits = this.#limits;
    const texts: string[] = [];
    let length = 0;
    for await (const part of boundedText(call, response, limits)) {
      length += part.length;
      if (length > limits.heldCharacters) throw replyTooLong(call, limits);
      texts.push(part);
    }
    return parsedJson(call, texts.join(""));
  }

  /** Vendors report errors in streams, and gateways with status 200. */
  #checked(sent: unknown): Fields {
    const { call } = this.#fields;
    const report = errorReportIn(sent);
    if (report !== undefined) throw errorFromResponse(call, { body: report });
    const fields = fieldsOf(sent);
    if (fields !== undefined) return fields;
    throw wrongType(call, { of: "reply", path: "", found: sent, expected: "a JSON object" });
  }

  /** Any other error of a wire is due to a part of a wrong type. */
  #taken(read: () => void): void {
    try {
      read();
    } catch (error) {
      throw MoaError.isInstance(error) ? error : this.#unreadable();
    }
  }

  #unreadable(): ProviderError {
    return malformed(this.#fields.call, "sent a reply that cannot be read");
  }

  #checkEnd(): void {
    const { finishReason } = this.report;
    if (finishReason !== undefined && isFilterWord(finishReason))
      throw filtered(this.#fields.call, finishReason);
  }
}

/**
 * The error for a request that LangChain's package cannot write.
 *
 * @param call - The model that is called.
 * @param error - What the package threw.
 */
export function unsendable(call: CalledModel, error: unknown): unknown {
  if (MoaError.isInstance(error)) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new InvalidRequestError({
    provider: call.provider,
    model: call.model,
    ...quoting(
      { text, secrets: secretsOf(call) },
      (says) => `${nameOf(call)} cannot be sent this request: ${says.replace(/\.$/, "")}.`,
    ),
    hint:
      error instanceof OpenObjectError
        ? error.hint
        : "Change the messages or the settings of the node.",
  });
}

async function* continued(first: Fields, rest: AsyncGenerator<Fields>): AsyncGenerator<Fields> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
