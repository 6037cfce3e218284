import type { ProviderError, ProviderErrorOptions } from "../provider-error.js";
import {
  AuthenticationError,
  ConflictError,
  ContentFilterError,
  ContextOverflowError,
  InvalidRequestError,
  ModelNotFoundError,
  QuotaExceededError,
  RateLimitError,
  RequestTimeoutError,
  RequestTooLargeError,
  VendorUnavailableError,
} from "../provider-errors.js";
import { type CalledModel, nameOf } from "./called-model.js";
import { type ErrorKind, errorKindOf } from "./error-kind.js";
import { type HeaderLookup, retryAfterMs } from "./retry-after-ms.js";
import { shortText } from "./short-text.js";
import { vendorFaultOf } from "./vendor-fault.js";

/** A response that is no reply: an HTTP error, or an error event inside of a stream. */
export interface FailedResponse {
  /** The HTTP status; absent for an event inside of a stream, whose status was 200. */
  readonly status?: number | undefined;
  readonly headers?: HeaderLookup | undefined;
  /** The body, as text or parsed. At most a short first line of it gets into the message. */
  readonly body: unknown;
}

interface Wording {
  readonly Class: new (
    details: Omit<ProviderErrorOptions, "code" | "isRetryable">,
  ) => ProviderError;
  /** Goes on from the model's name. */
  readonly says: string;
  readonly hint: (call: CalledModel) => string;
}

const retried = (): string => "Try again later.";

const wordings: Readonly<Record<ErrorKind, Wording>> = {
  authentication: {
    Class: AuthenticationError,
    says: "refused access",
    hint: ({ keyName }) => `Check ${keyName}, and that this key may use the model.`,
  },
  conflict: { Class: ConflictError, says: "could not take the request now", hint: retried },
  "content-filter": {
    Class: ContentFilterError,
    says: "withheld the reply: its content filter objects",
    hint: () => "Rephrase the prompt, or ask another model.",
  },
  "context-overflow": {
    Class: ContextOverflowError,
    says: "cannot hold this prompt and its reply",
    hint: () => "Shorten the conversation, or let the node read fewer proposals.",
  },
  "invalid-request": {
    Class: InvalidRequestError,
    says: "found the request wrong",
    hint: () => "Change the node's settings as the message says.",
  },
  "not-found": {
    Class: ModelNotFoundError,
    says: "was not found",
    hint: ({ baseUrl }) => `Check the model's id and the base URL, ${baseUrl}.`,
  },
  quota: {
    Class: QuotaExceededError,
    says: "has no credit left for this key",
    hint: ({ keyName }) => `Add credit to the account of ${keyName}, or use another key.`,
  },
  "rate-limit": {
    Class: RateLimitError,
    says: "takes no more requests for now",
    hint: () => "Wait, or ask fewer models of this vendor at once.",
  },
  timeout: { Class: RequestTimeoutError, says: "gave up waiting", hint: retried },
  "too-large": {
    Class: RequestTooLargeError,
    says: "takes no request of this size",
    hint: () => "Shorten the conversation, or let the node read fewer proposals.",
  },
  unavailable: { Class: VendorUnavailableError, says: "is failing or overloaded", hint: retried },
};

/**
 * The error for a response that is no reply.
 *
 * The message holds the status and the first line of what the vendor says, at most 200 characters
 * and without the key. The rest of the body is not kept.
 *
 * @example
 * ```ts
 * import { errorFromResponse } from "@moagraph/provider-kit";
 *
 * const error = errorFromResponse(
 *   {
 *     provider: "openai",
 *     model: "gpt-4o",
 *     keyName: "OPENAI_API_KEY",
 *     baseUrl: "https://api.openai.com/v1",
 *   },
 *   { status: 429, body: { error: { message: "Slow down." } } },
 * );
 * console.log(error.message, error.isRetryable);
 * // openai:gpt-4o takes no more requests for now (429): Slow down. true
 * ```
 */
export function errorFromResponse(call: CalledModel, failed: FailedResponse): ProviderError {
  const fault = vendorFaultOf(failed.body);
  const { Class, says, hint } = wordings[errorKindOf(failed.status, fault)];
  const status = failed.status ?? fault.status;
  const reason = shortText(fault.message, secretsOf(call));
  const told = `${nameOf(call)} ${says}${status === undefined ? "" : ` (${status})`}`;
  return new Class({
    provider: call.provider,
    model: call.model,
    message: asSentence(reason === "" ? told : `${told}: ${reason}`),
    hint: hint(call),
    status,
    retryAfterMs: failed.headers === undefined ? undefined : retryAfterMs(failed.headers),
  });
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function secretsOf({ key, secrets = [] }: CalledModel): string[] {
  return key === undefined ? [...secrets] : [key, ...secrets];
}
