import type { HttpFault, HttpFaultName } from "../../fault.js";
import { errorPage } from "./error-page.js";

function openAiError(message: string, type: string, code: string | null = null): object {
  return { error: { message, type, param: null, code } };
}

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
  "bad-gateway": errorPage,
  overloaded: { status: 503, body: openAiError("The engine is overloaded.", "server_error") },
};
