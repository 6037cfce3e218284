import type { HttpFault, HttpFaultName } from "../../fault.js";
import { errorPage } from "./error-page.js";

/** The body of an error of Anthropic's API. */
export function anthropicError(type: string, message: string): object {
  return { type: "error", error: { type, message }, request_id: "req_test" };
}

function fault(status: number, type: string, message: string): HttpFault {
  return { status, body: anthropicError(type, message) };
}

const invalid = "invalid_request_error";

/** HTTP errors with the bodies that Anthropic sends. */
export const anthropicFaults: Readonly<Record<HttpFaultName, HttpFault>> = {
  "bad-request": fault(400, invalid, "temperature: Input should be a valid number"),
  "context-overflow": fault(400, invalid, "prompt is too long: 210000 tokens > 200000 maximum"),
  "content-filter": fault(400, invalid, "Output blocked by content filtering policy"),
  unauthorized: fault(401, "authentication_error", "invalid x-api-key"),
  forbidden: fault(403, "permission_error", "Your API key may not use the specified resource."),
  "not-found": fault(404, "not_found_error", "model: claude-9"),
  timeout: fault(408, "timeout_error", "Request timed out."),
  conflict: fault(409, "conflict_error", "Conflict."),
  "too-large": fault(413, "request_too_large", "Request exceeds the maximum size"),
  unprocessable: fault(422, invalid, "messages: Input should be a valid list"),
  "rate-limited": {
    ...fault(
      429,
      "rate_limit_error",
      "This request would exceed your organization's rate limit of 30,000 input tokens per minute.",
    ),
    headers: { "retry-after": "2" },
  },
  "quota-exceeded": fault(
    400,
    invalid,
    "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.",
  ),
  "server-error": fault(500, "api_error", "Internal server error"),
  "bad-gateway": errorPage,
  overloaded: fault(529, "overloaded_error", "Overloaded"),
};
