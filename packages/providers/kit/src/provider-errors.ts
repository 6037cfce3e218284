import { ProviderError, type ProviderErrorOptions } from "./provider-error.js";

/** What a caller adds; code and `isRetryable` follow from the class. */
type Details = Omit<ProviderErrorOptions, "code" | "isRetryable">;

/** The provider's key is not set; found before any request was made. */
export class MissingKeyError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "MISSING_KEY", isRetryable: false });
  }
}

/** The vendor refused the key, or the key may not use this model (401, 403). */
export class AuthenticationError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "AUTHENTICATION_FAILED", isRetryable: false });
  }
}

/** The vendor found the request itself wrong (400, 422). */
export class InvalidRequestError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "INVALID_REQUEST", isRetryable: false });
  }
}

/** The vendor does not serve this model (404). */
export class ModelNotFoundError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "MODEL_NOT_FOUND", isRetryable: false });
  }
}

/** The vendor gave up waiting (408). */
export class RequestTimeoutError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "REQUEST_TIMEOUT", isRetryable: true });
  }
}

/** The vendor could not take the request at this moment (409). */
export class ConflictError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "CONFLICT", isRetryable: true });
  }
}

/** The request has more bytes than the vendor takes (413). */
export class RequestTooLargeError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "REQUEST_TOO_LARGE", isRetryable: false });
  }
}

/** Prompt and reply do not fit the model's context window. */
export class ContextOverflowError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "CONTEXT_OVERFLOW", isRetryable: false });
  }
}

/** Too many requests or tokens for now (429); `retryAfterMs` holds what the vendor asked for. */
export class RateLimitError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "RATE_LIMITED", isRetryable: true });
  }
}

/** The account behind the key has no credit left (402, or 429 with `insufficient_quota`). */
export class QuotaExceededError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "QUOTA_EXCEEDED", isRetryable: false });
  }
}

/** The vendor failed or is overloaded (500 and above). */
export class VendorUnavailableError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "VENDOR_UNAVAILABLE", isRetryable: true });
  }
}

/** No connection, or it broke before the reply was whole. */
export class ConnectionError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "CONNECTION_FAILED", isRetryable: true });
  }
}

/** The reply could not be read: not the vendor's format, or cut off. */
export class MalformedResponseError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "MALFORMED_RESPONSE", isRetryable: true });
  }
}

/** The vendor's filter withheld the reply. */
export class ContentFilterError extends ProviderError {
  constructor(details: Details) {
    super({ ...details, code: "CONTENT_FILTERED", isRetryable: false });
  }
}
