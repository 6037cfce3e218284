import type { ProviderError } from "../provider-error.js";
import { ConnectionError, RequestTimeoutError } from "../provider-errors.js";
import { type CalledModel, nameOf } from "./called-model.js";

/** Node.js error codes of failed connections, and their messages. */
const reasons: Readonly<Record<string, (host: string) => string>> = {
  ECONNREFUSED: (host) => `could not be reached: ${host} refused the connection`,
  ECONNRESET: (host) => `lost the connection to ${host}`,
  EAI_AGAIN: (host) => `could not be reached: the DNS lookup of ${host} failed`,
  ENOTFOUND: (host) => `could not be reached: host ${host} was not found`,
  EPIPE: (host) => `lost the connection to ${host}`,
  UND_ERR_CONNECT_TIMEOUT: (host) => `could not be reached: the connection to ${host} timed out`,
  UND_ERR_SOCKET: (host) => `lost the connection to ${host}`,
};

const timeouts: ReadonlySet<string> = new Set(["UND_ERR_BODY_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT"]);

/**
 * Makes the error for a request without a response, or with an incomplete one.
 *
 * @param cause - The error that `fetch` threw. It is kept, because it has neither key nor prompt.
 */
export function errorFromTransport(call: CalledModel, cause: unknown): ProviderError {
  const code = codeOf(cause) ?? "";
  if (timeouts.has(code)) return timedOut(call, cause);
  const says = reasons[code]?.(hostOf(call)) ?? `got no response from ${hostOf(call)}`;
  return new ConnectionError({
    provider: call.provider,
    model: call.model,
    cause,
    message: `${nameOf(call)} ${says}${code === "" ? "" : ` (${code})`}.`,
    hint: `Check the network and the base URL, ${call.baseUrl}.`,
  });
}

/** Node.js waits five minutes for a response, and five minutes for each part of it. */
function timedOut(call: CalledModel, cause: unknown): RequestTimeoutError {
  return new RequestTimeoutError({
    provider: call.provider,
    model: call.model,
    cause,
    message: `${nameOf(call)} timed out.`,
    hint: "Lower `maxOutputTokens`, or use another model.",
  });
}

function hostOf({ baseUrl }: CalledModel): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

/** The first error code in the chain of causes. */
function codeOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown };
    if (typeof code === "string") return code;
  }
  return undefined;
}
