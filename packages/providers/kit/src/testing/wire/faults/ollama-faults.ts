import type { HttpFault, HttpFaultName } from "../../fault.js";
import { errorPage } from "./error-page.js";

function fault(status: number, error: string): HttpFault {
  return { status, body: { error } };
}

/** HTTP errors with the bodies that Ollama sends, on its own machine or in its cloud. */
export const ollamaFaults: Readonly<Record<HttpFaultName, HttpFault>> = {
  "bad-request": fault(400, 'option "temperature" must be of type float32'),
  "context-overflow": fault(400, "the input length exceeds the context length"),
  "content-filter": fault(400, "The request was blocked by the content filter."),
  unauthorized: fault(401, "unauthorized"),
  forbidden: fault(403, "forbidden"),
  "not-found": fault(404, 'model "llama9" not found, try pulling it first'),
  timeout: fault(408, "request timed out"),
  conflict: fault(409, "conflict"),
  "too-large": fault(413, "request body too large"),
  unprocessable: fault(422, "json: cannot unmarshal string into Go struct field"),
  "rate-limited": {
    ...fault(429, "too many concurrent requests"),
    headers: { "retry-after": "2" },
  },
  "quota-exceeded": fault(
    429,
    "you (name) have reached your weekly usage limit, upgrade for higher limits: https://ollama.com/upgrade",
  ),
  "server-error": fault(500, "the model failed to generate a response"),
  "bad-gateway": errorPage,
  overloaded: fault(503, "server busy, please try again. maximum pending requests exceeded"),
};
