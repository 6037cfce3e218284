import type { VendorFault } from "./vendor-fault.js";

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

const byStatus: Readonly<Record<number, ErrorKind>> = {
  401: "authentication",
  402: "quota",
  403: "authentication",
  404: "not-found",
  408: "timeout",
  409: "conflict",
  413: "too-large",
  429: "rate-limit",
};

// The names are from OpenAI, Azure, llama.cpp and OpenRouter. The sentences are from vLLM, Together
// and LM Studio, which send no name.
const byName: readonly (readonly [ErrorKind, RegExp])[] = [
  [
    "context-overflow",
    /^(context_length_exceeded|exceed_context_size_error|string_above_max_length)$/,
  ],
  ["content-filter", /^(content_filter|content_policy_violation|responsibleaipolicyviolation)$/],
  ["quota", /^insufficient_quota$/],
  ["rate-limit", /^(rate_limit_exceeded|rate_limit_error|too_many_requests)$/],
  ["authentication", /^(invalid_api_key|authentication_error)$/],
  ["not-found", /^model_not_found$/],
  ["invalid-request", /^invalid_request(_error)?$/],
];
const overflowSentence =
  /maximum context length|context (window|size)|context length (of|exceeded)|`inputs` tokens \+ `max_new_tokens`/i;

/**
 * The kind of failure that a vendor reports. Without a status, as in a stream, the names decide.
 */
export function errorKindOf(status: number | undefined, fault: VendorFault): ErrorKind {
  const effective = status ?? fault.status;
  const isAboutRequest = effective === undefined || [400, 413, 422].includes(effective);
  const named = byName.find(([, names]) => fault.names.some((name) => names.test(name)))?.[0];
  if (named === "quota") return named;
  if (isAboutRequest && named !== undefined && named !== "invalid-request") return named;
  if (isAboutRequest && overflowSentence.test(fault.message)) return "context-overflow";
  if (effective === undefined) return named ?? "unavailable";
  return byStatus[effective] ?? (effective >= 500 ? "unavailable" : "invalid-request");
}
