import { ProviderError, type ProviderErrorOptions } from "./provider-error.js";

/** The options of every class here. The class sets `code` and `isRetryable`. */
type Details = Omit<ProviderErrorOptions, "code" | "isRetryable">;

/** The provider's API key is not set. No request was made. */
export class MissingKeyError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "MISSING_KEY", isRetryable: false });
  }
}

/** The vendor refused the API key, or the key has no access to the model (401, 403). */
export class AuthenticationError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "AUTHENTICATION_FAILED", isRetryable: false });
  }
}

/**
 * The vendor reports an invalid request (400, 422), or the request is known to be invalid before it is
 * sent: a `response_format` or `tool_choice` that the API or the model does not have, or a parameter that
 * a class of LangChain does not have.
 */
export class InvalidRequestError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "INVALID_REQUEST", isRetryable: false });
  }
}

/** The vendor does not serve this model (404). */
export class ModelNotFoundError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "MODEL_NOT_FOUND", isRetryable: false });
  }
}

/** The request timed out at the vendor (408), or there was no response in time. */
export class RequestTimeoutError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "REQUEST_TIMEOUT", isRetryable: true });
  }
}

/** The vendor could not accept the request at that moment (409). */
export class ConflictError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "CONFLICT", isRetryable: true });
  }
}

/** The request has more bytes than the vendor accepts (413). */
export class RequestTooLargeError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "REQUEST_TOO_LARGE", isRetryable: false });
  }
}

/** Prompt and reply exceed the model's context window. */
export class ContextOverflowError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "CONTEXT_OVERFLOW", isRetryable: false });
  }
}

/**
 * The rate limit for requests or tokens is reached (429). `retryAfterMs` holds the wait that the
 * vendor requests.
 */
export class RateLimitError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "RATE_LIMITED", isRetryable: true });
  }
}

/** The account of the API key has no credit left (402, or 429 with `insufficient_quota`). */
export class QuotaExceededError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "QUOTA_EXCEEDED", isRetryable: false });
  }
}

/** The vendor failed or is overloaded (500 and above). */
export class VendorUnavailableError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "VENDOR_UNAVAILABLE", isRetryable: true });
  }
}

/**
 * There was no connection, or it broke before the reply was complete. It is not retryable if the
 * next attempt would meet the same fault, such as a certificate that is not trusted.
 */
export class ConnectionError extends ProviderError {
  /**
   * @param details - The model, what happened, how to fix it, and whether the next attempt may
   * help.
   */
  constructor({
    isRetryable = true,
    ...details
  }: Details & { readonly isRetryable?: boolean | undefined }) {
    super({ ...details, code: "CONNECTION_FAILED", isRetryable });
  }
}

/** The reply does not have the vendor's format, or is incomplete. */
export class MalformedResponseError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "MALFORMED_RESPONSE", isRetryable: true });
  }
}

const nothing: PartialReply = { text: "", reasoning: "", otherCharacters: 0 };

/** The beginning of a reply. */
export interface PartialReply {
  readonly text: string;
  readonly reasoning: string;
  /** Number of characters received beside them, such as arguments of tools. */
  readonly otherCharacters: number;
}

/**
 * The reply is many times longer than its output limit. It was not read to its end. It is not
 * retryable, because each try would be paid for.
 */
export class ReplyTooLongError extends ProviderError {
  /**
   * The beginning of the reply, if it was not passed on as a stream. It is not enumerable, so that
   * logs of the error do not contain it.
   */
  declare readonly partial: PartialReply;

  /**
   * @param details - The model, what happened, how to fix it, and the beginning of the reply.
   */
  constructor({ partial, ...details }: Details & { readonly partial?: Partial<PartialReply> }) {
    super({ ...details, code: "REPLY_TOO_LONG", isRetryable: false });
    Object.defineProperty(this, "partial", { value: { ...nothing, ...partial } });
  }
}

/** The vendor's content filter withheld the reply. */
export class ContentFilterError extends ProviderError {
  /**
   * @param details - The model, what happened, and how to fix it.
   */
  constructor(details: Details) {
    super({ ...details, code: "CONTENT_FILTERED", isRetryable: false });
  }
}
