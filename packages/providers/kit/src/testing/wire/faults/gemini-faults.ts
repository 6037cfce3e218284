import type { HttpFault, HttpFaultName } from "../../fault.js";
import { errorPage } from "./error-page.js";

/** The body of an error of Gemini's API. */
export function geminiError(
  code: number,
  status: string,
  message: string,
  details?: object[],
): object {
  return { error: { code, message, status, details } };
}

function fault(code: number, status: string, message: string, details?: object[]): HttpFault {
  return { status: code, body: geminiError(code, status, message, details) };
}

const invalid = "INVALID_ARGUMENT";
const retryInfo = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "2s" };

/** HTTP errors with the bodies that Google sends. */
export const geminiFaults: Readonly<Record<HttpFaultName, HttpFault>> = {
  "bad-request": fault(400, invalid, "temperature must be a number"),
  "context-overflow": fault(
    400,
    invalid,
    "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
  ),
  "content-filter": fault(
    400,
    invalid,
    "The request was blocked due to safety settings: PROHIBITED_CONTENT",
  ),
  unauthorized: fault(400, invalid, "API key not valid. Please pass a valid API key.", [
    { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" },
  ]),
  forbidden: fault(
    403,
    "PERMISSION_DENIED",
    "Your API key was reported as leaked. Please use another API key.",
  ),
  "not-found": fault(404, "NOT_FOUND", "models/gemini-9 is not found for API version v1beta"),
  timeout: fault(408, "DEADLINE_EXCEEDED", "Request timed out."),
  conflict: fault(409, "ABORTED", "The operation was aborted."),
  "too-large": fault(413, invalid, "Request payload size exceeds the limit: 20971520 bytes."),
  unprocessable: fault(422, invalid, "Invalid JSON payload received."),
  "rate-limited": fault(
    429,
    "RESOURCE_EXHAUSTED",
    "You exceeded your current quota, please check your plan and billing details.",
    [retryInfo],
  ),
  "quota-exceeded": fault(
    429,
    "RESOURCE_EXHAUSTED",
    "You exceeded your current quota, please check your plan and billing details. * Quota exceeded for metric: x, limit: 0",
    [retryInfo],
  ),
  "server-error": fault(500, "INTERNAL", "An internal error has occurred."),
  "bad-gateway": errorPage,
  overloaded: fault(503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
};
