import { MoaError, parseUrl } from "@moagraph/provider-kit";

/** What is known of a failed request: an error, or the error of a call in the ledger. */
export interface FailedRequest {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Why the reader's endpoint did not reply, in one or two sentences. Makes one request at most. */
export async function explainFailure(failure: FailedRequest, baseUrl: string): Promise<string> {
  const host = parseUrl(baseUrl)?.host ?? baseUrl;
  if (failure.code === "AUTHENTICATION_FAILED") {
    return `${host} refused the key. Check the key, and that it belongs to this base URL.`;
  }
  if (failure.code !== "CONNECTION_FAILED")
    return `${failure.message} ${failure.hint ?? ""}`.trim();
  if (!navigator.onLine) return "This browser is offline. Connect it, and try again.";
  return (await answersAtAll(baseUrl))
    ? `${host} does not allow requests from web pages (CORS). Use an endpoint that does, such as OpenRouter, or the command \`moagraph run\`.`
    : `${host} cannot be reached. Check the base URL, and that the server runs.`;
}

/** Describes an error that was thrown. */
export function failedRequest(error: unknown): FailedRequest {
  if (MoaError.isInstance(error)) return error;
  return { code: "UNEXPECTED", message: error instanceof Error ? error.message : String(error) };
}

/**
 * Whether a server answers. Without CORS a page sees no more than that. The request has no key.
 */
async function answersAtAll(baseUrl: string): Promise<boolean> {
  try {
    await fetch(baseUrl, { mode: "no-cors", credentials: "omit", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}
