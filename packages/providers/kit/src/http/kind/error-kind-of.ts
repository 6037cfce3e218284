import type { VendorFault } from "../report/vendor-fault.js";
import type { ErrorKind } from "./error-kind.js";
import { type ErrorRule, errorRules } from "./error-rules.js";

const byStatus: Readonly<Record<number, ErrorKind>> = {
  401: "authentication",
  402: "quota",
  403: "authentication",
  404: "not-found",
  405: "not-found",
  407: "authentication",
  408: "timeout",
  409: "conflict",
  410: "not-found",
  413: "too-large",
  // A dependency of the vendor failed.
  424: "unavailable",
  425: "unavailable",
  429: "rate-limit",
  451: "authentication",
  // Groq's, when its flexible capacity is used up.
  498: "unavailable",
  // The connection to the vendor behind a gateway was closed.
  499: "unavailable",
  501: "invalid-request",
};

/** Statuses of gateways, which wrap a more specific one, and of requests in general. */
const general: ReadonlySet<number> = new Set([400, 424, 500, 502, 503]);
/** Vendors' texts are short. Searching more takes time. */
const longestSearch = 2_000;

/**
 * The kind of failure that a vendor reports: by its codes and text where they are known, else by
 * the status.
 */
export function errorKindOf(status: number | undefined, fault: VendorFault): ErrorKind {
  const specific = specificStatus(status, fault.status);
  if (isGeminiLimit(specific, fault)) return "rate-limit";
  const names = fault.names.map(normalised);
  const text = fault.message.slice(0, longestSearch);
  const rule = errorRules.find((each) => fits(each, specific, names, text));
  if (rule !== undefined) return rule.kind;
  if (specific === undefined) return "unavailable";
  return byStatus[specific] ?? (specific >= 500 ? "unavailable" : "invalid-request");
}

function fits(
  { names, says, statuses }: ErrorRule,
  status: number | undefined,
  found: readonly string[],
  text: string,
): boolean {
  if (statuses?.(status) === false) return false;
  return found.some((name) => names?.test(name)) || says?.test(text) === true;
}

function specificStatus(status: number | undefined, inner: number | undefined): number | undefined {
  if (status === undefined) return inner;
  return general.has(status) && inner !== undefined && inner !== status ? inner : status;
}

/** `com.amazon#ThrottlingException`, `Throttling.RateQuota` and `rate_limit` without the rest. */
function normalised(name: string): string {
  return name
    .slice(name.lastIndexOf("#") + 1)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
}

/**
 * Gemini says "You exceeded your current quota, please check your plan and billing details" for
 * limits per minute too, and names the wait. A limit of 0 never resets.
 */
function isGeminiLimit(
  status: number | undefined,
  { names, message, waitMs }: VendorFault,
): boolean {
  const isExhausted = names.includes("RESOURCE_EXHAUSTED") && (status ?? 429) === 429;
  return (
    isExhausted && !/limit: 0\b/.test(message) && (waitMs !== undefined || /retry in/.test(message))
  );
}
