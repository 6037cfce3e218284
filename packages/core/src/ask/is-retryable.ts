import { ProviderError } from "@moagraph/provider-kit";
import { CutOffError } from "./cancel/cut-off-error.js";

const passing: ReadonlySet<unknown> = new Set([408, 409, 429]);

/** Error codes of Node.js and its `fetch` for failed and broken connections. */
const brokenConnections: ReadonlySet<unknown> = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);

/**
 * Whether the same request may succeed later. Errors of providers state it. For other errors the
 * HTTP status or the connection's code decides.
 */
export function isRetryable(error: unknown): boolean {
  if (ProviderError.isInstance(error) || error instanceof CutOffError) return error.isRetryable;
  const seen = new Set<unknown>();
  for (let each = error; each instanceof Error && !seen.has(each); each = each.cause) {
    seen.add(each);
    const { status, code } = each as { readonly status?: unknown; readonly code?: unknown };
    if (passing.has(status) || (typeof status === "number" && status >= 500)) return true;
    if (brokenConnections.has(code)) return true;
  }
  return false;
}
