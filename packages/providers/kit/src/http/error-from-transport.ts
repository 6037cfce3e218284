import type { ProviderError } from "../provider-error.js";
import { ConnectionError, RequestTimeoutError } from "../provider-errors.js";
import { type CalledModel, nameOf } from "./called-model.js";

/** What Node.js and its `fetch` call the ways in which a connection fails. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "the connection broke",
  EAI_AGAIN: "the host's address could not be looked up",
  ENOTFOUND: "there is no such host",
  EPIPE: "the connection broke",
  UND_ERR_CONNECT_TIMEOUT: "nobody answered in time",
  UND_ERR_SOCKET: "the connection broke",
};

const timeouts: ReadonlySet<string> = new Set(["UND_ERR_BODY_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT"]);

/**
 * The error for a request that got no response, or only a part of one.
 *
 * @param cause - What `fetch` threw. It is kept, as it holds neither key nor prompt.
 */
export function errorFromTransport(call: CalledModel, cause: unknown): ProviderError {
  const code = codeOf(cause);
  const details = { provider: call.provider, model: call.model, cause };
  if (timeouts.has(code ?? "")) return timedOut(call, cause);
  const reason = reasons[code ?? ""] ?? "the connection failed";
  return new ConnectionError({
    ...details,
    message: `${nameOf(call)} could not be reached at ${hostOf(call)}: ${reason}${code === undefined ? "" : ` (${code})`}.`,
    hint: `Check the network and the base URL, ${call.baseUrl}.`,
  });
}

/** The error for a reply that did not come in the time it was given. */
export function timedOut(call: CalledModel, cause: unknown): RequestTimeoutError {
  return new RequestTimeoutError({
    provider: call.provider,
    model: call.model,
    cause,
    message: `${nameOf(call)} did not answer in time.`,
    hint: "Allow more time, or ask for a shorter reply.",
  });
}

function hostOf({ baseUrl }: CalledModel): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

/** The first error code down the chain of causes. */
function codeOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown };
    if (typeof code === "string") return code;
  }
  return undefined;
}
