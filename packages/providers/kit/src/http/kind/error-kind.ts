/** The kind of a failure. Each kind has one error class. */
export type ErrorKind =
  | "authentication"
  | "conflict"
  | "content-filter"
  | "context-overflow"
  | "invalid-request"
  | "not-found"
  | "quota"
  | "rate-limit"
  | "timeout"
  | "too-large"
  | "unavailable";
