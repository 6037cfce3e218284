import type { HttpFault, HttpFaultName } from "../../fault.js";
import { errorPage } from "./error-page.js";

/** The body of an error of Cohere's API. */
export function cohereError(message: string): object {
  return { id: "00000000-0000-0000-0000-000000000000", message };
}

function fault(status: number, message: string): HttpFault {
  return { status, body: cohereError(message) };
}

/** HTTP errors with the bodies that Cohere sends. */
export const cohereFaults: Readonly<Record<HttpFaultName, HttpFault>> = {
  "bad-request": fault(400, "invalid request: temperature must be a number"),
  "context-overflow": fault(
    400,
    "too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 5000. Try using a shorter prompt.",
  ),
  "content-filter": fault(400, "invalid request: the input was blocked by the content filter"),
  unauthorized: fault(401, "invalid api token"),
  forbidden: fault(403, "Your API key has been blocked."),
  "not-found": fault(404, "model 'command-9' not found, make sure the correct model ID was used"),
  timeout: fault(408, "request timed out"),
  conflict: fault(409, "conflict"),
  "too-large": fault(413, "request body too large"),
  unprocessable: fault(422, "invalid request: messages must be a list"),
  "rate-limited": fault(
    429,
    "You are using a Trial key, which is limited to 10 API calls / minute.",
  ),
  "quota-exceeded": fault(
    429,
    "You are using a Trial key, which is limited to 1000 API calls / month.",
  ),
  "server-error": fault(500, "internal server error"),
  "bad-gateway": errorPage,
  overloaded: fault(503, "the service is overloaded, please try again later"),
};
