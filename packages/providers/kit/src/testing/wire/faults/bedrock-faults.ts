import type { HttpFault, HttpFaultName } from "../../fault.js";
import { errorPage } from "./error-page.js";

/** An HTTP error of Amazon Bedrock. Its type is in a header. */
export function bedrockFault(status: number, type: string, message: string): HttpFault {
  return { status, headers: { "x-amzn-errortype": type }, body: { message } };
}

const invalid = "ValidationException";

/** HTTP errors with the bodies that Amazon Bedrock sends. */
export const bedrockFaults: Readonly<Record<HttpFaultName, HttpFault>> = {
  "bad-request": bedrockFault(400, invalid, "temperature must be a number"),
  "context-overflow": bedrockFault(400, invalid, "Input is too long for requested model."),
  "content-filter": bedrockFault(
    400,
    invalid,
    "The generated text has been blocked by our content filters.",
  ),
  unauthorized: bedrockFault(
    403,
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
  ),
  forbidden: bedrockFault(
    403,
    "AccessDeniedException",
    "You don't have access to the model with the specified model ID.",
  ),
  "not-found": bedrockFault(400, invalid, "The provided model identifier is invalid."),
  timeout: bedrockFault(408, "ModelTimeoutException", "The model took too long to respond."),
  conflict: bedrockFault(409, "ConflictException", "Conflict."),
  "too-large": bedrockFault(413, invalid, "Request body too large"),
  unprocessable: bedrockFault(422, invalid, "Malformed input request"),
  "rate-limited": bedrockFault(
    429,
    "ThrottlingException",
    "Too many requests, please wait before trying again.",
  ),
  "quota-exceeded": bedrockFault(
    400,
    "ServiceQuotaExceededException",
    "Too many tokens per day, please wait.",
  ),
  "server-error": bedrockFault(500, "InternalServerException", "Internal server error"),
  "bad-gateway": errorPage,
  overloaded: bedrockFault(
    503,
    "ServiceUnavailableException",
    "Bedrock is unable to process your request.",
  ),
};
