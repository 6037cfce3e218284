// How http/ works: `errorFromResponse` takes an HTTP error or an error event in a stream.
// `report/` reads the vendor's codes and text from the body, `kind/` maps them to a kind, `wait/`
// finds the wait that the vendor requests, and the table below maps the kind to an error class, a
// message and a hint. `errorFromTransport` does the same for requests without a complete response.
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
import { addressHint, type CalledModel, nameOf, secretsOf } from "./called-model.js";
import type { ErrorKind } from "./kind/error-kind.js";
import { errorKindOf } from "./kind/error-kind-of.js";
import { type VendorFault, vendorFaultOf } from "./report/vendor-fault.js";
import { quoting } from "./quoting.js";
import { rateLimitResetMs } from "./wait/rate-limit-reset-ms.js";
import { type HeaderLookup, retryAfterMs, sensibleWait } from "./wait/retry-after-ms.js";
import { waitInText } from "./wait/wait-in-text.js";

/** A failed response: an HTTP error, or an error event in a stream. */
export interface FailedResponse {
  /** The HTTP status; absent for an event in a stream, whose response had status 200. */
  readonly status?: number | undefined;
  readonly headers?: HeaderLookup | undefined;
  /** The body, as text or parsed. Only the vendor's reason, shortened, appears in the message. */
  readonly body: unknown;
}

interface Wording {
  readonly Class: new (
    details: Omit<ProviderErrorOptions, "code" | "isRetryable">,
  ) => ProviderError;
  /** The rest of the sentence after the model's name. */
  readonly says: string;
  readonly hint: (call: CalledModel) => string;
}

const tryLater = (): string => "Try again later.";

const wordings: Readonly<Record<ErrorKind, Wording>> = {
  authentication: {
    Class: AuthenticationError,
    says: "refused access",
    hint: ({ keyName }) => `Check ${keyName}, and that this key has access to the model.`,
  },
  conflict: { Class: ConflictError, says: "reported a conflict", hint: tryLater },
  "content-filter": {
    Class: ContentFilterError,
    says: "withheld the reply because of its content filter",
    hint: () => "Rephrase the prompt, or use another model.",
  },
  "context-overflow": {
    Class: ContextOverflowError,
    says: "has a context window that is too small for this prompt and its reply",
    hint: () => "Shorten the conversation, or read fewer proposals.",
  },
  "invalid-request": {
    Class: InvalidRequestError,
    says: "rejected the request as invalid",
    hint: () => "Change the settings of the node as the message says.",
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
    says: "is rate limited",
    hint: () => "Wait, or set `limits` of the provider.",
  },
  timeout: { Class: RequestTimeoutError, says: "timed out", hint: tryLater },
  "too-large": {
    Class: RequestTooLargeError,
    says: "rejected the request as too large",
    hint: () => "Shorten the conversation, or read fewer proposals.",
  },
  unavailable: { Class: VendorUnavailableError, says: "failed or is overloaded", hint: tryLater },
};

/**
 * Makes the error for a failed response.
 *
 * The message has the status and the vendor's text, on one line, at most 200 characters and without
 * the key. `uncutMessage` has up to 8,192 characters of it. The rest of the body is not kept. `retryAfterMs` of a rate limit is the wait in
 * `retry-after`, in the vendor's text, or in `x-ratelimit-reset` and its relatives.
 *
 * @param call - The model that is called, for error messages.
 * @param failed - Status, headers and body of the response.
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
 * // openai:gpt-4o is rate limited (429): Slow down. true
 * ```
 */
export function errorFromResponse(call: CalledModel, failed: FailedResponse): ProviderError {
  const fault = vendorFaultOf(reportIn(failed));
  const kind = errorKindOf(failed.status, fault);
  const { Class, says, hint } = wordings[kind];
  const status = failed.status ?? fault.status;
  const { message: text, wholeMessage: wholeText } = fault;
  const summary = `${nameOf(call)} ${says}${status === undefined ? "" : ` (${status})`}`;
  return new Class({
    provider: call.provider,
    model: call.model,
    ...quoting({ text, wholeText, secrets: secretsOf(call) }, (reason) =>
      asSentence(reason === "" ? summary : `${summary}: ${reason}`),
    ),
    hint: wrongAddressHint(call, failed.status, fault) ?? hint(call),
    status,
    retryAfterMs: waitFor(kind, failed.headers ?? new Headers(), fault),
  });
}

/** AWS names the type of an error in a header. */
function reportIn({ headers, body }: FailedResponse): unknown {
  const [type] = headers?.get("x-amzn-errortype")?.split(":", 1) ?? [];
  return type === undefined ? body : { __type: type, message: body };
}

/** Faults of the base URL, which the kind does not show. */
function wrongAddressHint(
  call: CalledModel,
  status: number | undefined,
  { message }: VendorFault,
): string | undefined {
  if (/HTTP request (was )?(sent )?to (an )?HTTPS (port|server)/i.test(message)) {
    return `Begin the base URL with https://. It is ${call.baseUrl}.`;
  }
  const isWrongPath =
    (status === 404 || status === 405) &&
    (!/model|deployment|endpoints? found/i.test(message) || /invalid url/i.test(message));
  return isWrongPath && message !== "" ? addressHint(call) : undefined;
}

/** A service that is loading or overloaded may name a wait too, but its limits are another matter. */
function waitFor(kind: ErrorKind, headers: HeaderLookup, fault: VendorFault): number | undefined {
  const asked = retryAfterMs(headers);
  if (asked !== undefined || (kind !== "rate-limit" && kind !== "unavailable")) return asked;
  const stated = sensibleWait(fault.waitMs) ?? waitInText(fault.message);
  return stated ?? (kind === "rate-limit" ? rateLimitResetMs(headers, Date.now()) : undefined);
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
