/** A custom HTTP error. */
export interface HttpFault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text unchanged. */
  readonly body?: unknown;
}

/** Faults of the transport or the format, the same for JSON and for streams. */
export type WireFaultName =
  /** Accepts the request and never answers. */
  | "hang"
  /** Breaks the connection before the first byte. */
  | "reset"
  /** Breaks the connection in the middle. */
  | "cut"
  /** Stops sending in the middle. */
  | "stall"
  /**
   * Sends keep-alive data every 20 ms for ever, and never a reply: comments in a stream, otherwise
   * blank lines.
   */
  | "keep-alive"
  /** Repeats the last part of its first half every 20 ms for ever. */
  | "endless"
  /** Ends cleanly, but in the middle. */
  | "truncated"
  /** Like `truncated`, but with the final `[DONE]` of a stream. */
  | "unfinished"
  /** Sends text that is not JSON. */
  | "malformed"
  /** Sends a web page with status 200. */
  | "html"
  /** Sends status 200 without a body. */
  | "empty"
  /** Sends a reply without choices. */
  | "no-choices"
  /** Sends an error with status 200; in a stream, after its first half. */
  | "error-event";

function openAiError(message: string, type: string, code: string | null = null): object {
  return { error: { message, type, param: null, code } };
}

/** HTTP errors by name. */
export type HttpFaultName =
  | "bad-gateway"
  | "bad-request"
  | "conflict"
  | "content-filter"
  | "context-overflow"
  | "forbidden"
  | "not-found"
  | "overloaded"
  | "quota-exceeded"
  | "rate-limited"
  | "server-error"
  | "timeout"
  | "too-large"
  | "unauthorized"
  | "unprocessable";

/** HTTP errors with the bodies that OpenAI sends. */
export const httpFaults: Readonly<Record<HttpFaultName, HttpFault>> = {
  "bad-request": {
    status: 400,
    body: openAiError("Invalid value for 'temperature'.", "invalid_request_error", "invalid_value"),
  },
  "context-overflow": {
    status: 400,
    body: openAiError(
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
      "invalid_request_error",
      "context_length_exceeded",
    ),
  },
  "content-filter": {
    status: 400,
    body: openAiError(
      "The response was filtered due to the prompt triggering the content management policy.",
      "invalid_request_error",
      "content_filter",
    ),
  },
  unauthorized: {
    status: 401,
    body: openAiError("Incorrect API key provided.", "invalid_request_error", "invalid_api_key"),
  },
  forbidden: { status: 403, body: openAiError("Country not supported.", "request_forbidden") },
  "not-found": {
    status: 404,
    body: openAiError("The model does not exist.", "invalid_request_error", "model_not_found"),
  },
  timeout: { status: 408, body: openAiError("Request timed out.", "timeout") },
  conflict: { status: 409, body: openAiError("Conflict.", "conflict_error") },
  "too-large": { status: 413, body: openAiError("Request too large.", "invalid_request_error") },
  unprocessable: { status: 422, body: openAiError("Wrong parameter.", "invalid_request_error") },
  "rate-limited": {
    status: 429,
    headers: { "retry-after": "2" },
    body: openAiError("Rate limit reached.", "requests", "rate_limit_exceeded"),
  },
  "quota-exceeded": {
    status: 429,
    body: openAiError("You exceeded your quota.", "insufficient_quota", "insufficient_quota"),
  },
  "server-error": { status: 500, body: openAiError("The server had an error.", "server_error") },
  "bad-gateway": {
    status: 502,
    headers: { "content-type": "text/html" },
    body: "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>",
  },
  overloaded: { status: 503, body: openAiError("The engine is overloaded.", "server_error") },
};

/** All faults by name. */
export type FaultName = HttpFaultName | WireFaultName;

/** The type requires every name. */
const wireFaults: Readonly<Record<WireFaultName, true>> = {
  hang: true,
  reset: true,
  cut: true,
  stall: true,
  "keep-alive": true,
  endless: true,
  truncated: true,
  unfinished: true,
  malformed: true,
  html: true,
  empty: true,
  "no-choices": true,
  "error-event": true,
};

/** The names of all faults. */
export const faultNames: readonly FaultName[] = [
  ...Object.keys(httpFaults),
  ...Object.keys(wireFaults),
] as FaultName[];

/** The HTTP error of a fault, or `undefined` for a fault of the transport or the format. */
export function httpFaultOf(fault: FaultName | HttpFault | undefined): HttpFault | undefined {
  if (typeof fault === "object") return fault;
  return fault !== undefined && Object.hasOwn(httpFaults, fault)
    ? httpFaults[fault as HttpFaultName]
    : undefined;
}
