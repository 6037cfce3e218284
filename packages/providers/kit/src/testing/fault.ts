/** A custom HTTP error. */
export interface HttpFault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text unchanged. @defaultValue `message` in the vendor's form */
  readonly body?: unknown;
  /** The text of an error in the form of the API that is called. Without effect beside `body`. */
  readonly message?: string;
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

/** All faults by name. */
export type FaultName = HttpFaultName | WireFaultName;

/** The type requires every name. */
const httpFaultNames: Readonly<Record<HttpFaultName, true>> = {
  "bad-gateway": true,
  "bad-request": true,
  conflict: true,
  "content-filter": true,
  "context-overflow": true,
  forbidden: true,
  "not-found": true,
  overloaded: true,
  "quota-exceeded": true,
  "rate-limited": true,
  "server-error": true,
  timeout: true,
  "too-large": true,
  unauthorized: true,
  unprocessable: true,
};

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
  ...Object.keys(httpFaultNames),
  ...Object.keys(wireFaults),
] as FaultName[];

/** Whether a fault is an HTTP error with a name. */
export function isHttpFaultName(fault: unknown): fault is HttpFaultName {
  return typeof fault === "string" && Object.hasOwn(httpFaultNames, fault);
}
