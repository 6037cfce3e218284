import { ProviderError } from "@moagraph/provider-kit";
import { CutOffError } from "../cancel/cut-off-error.js";
import { causesOf, foreignFailure } from "./foreign-failure.js";

/**
 * Error codes of Node.js and its `fetch` for failed and broken connections. Codes of certificates
 * and of hosts that do not exist are not among them: the next attempt would fail in the same way.
 */
const brokenConnections: ReadonlySet<unknown> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);

/**
 * Whether the same request may succeed later. Errors of providers state it. For errors of other
 * packages, the HTTP status and the vendor's code and text decide, or else the connection's code.
 */
export function isRetryable(error: unknown): boolean {
  if (ProviderError.isInstance(error) || error instanceof CutOffError) return error.isRetryable;
  const failure = foreignFailure(error);
  if (failure !== undefined) return failure.isRetryable;
  return causesOf(error).some(
    (each) =>
      each.name === "TimeoutError" || brokenConnections.has((each as { code?: unknown }).code),
  );
}
