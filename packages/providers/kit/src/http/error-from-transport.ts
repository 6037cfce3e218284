import type { ProviderError } from "../provider-error.js";
import { ConnectionError, RequestTimeoutError } from "../provider-errors.js";
import { type CalledModel, nameOf } from "./called-model.js";

/** What Node.js and its `fetch` call the ways in which a connection fails. */
const reasons: Readonly<Record<string, (host: string) => string>> = {
  ECONNREFUSED: (host) => `could not be reached: nobody listens at ${host}`,
  ECONNRESET: (host) => `lost the connection to ${host}`,
  EAI_AGAIN: (host) => `could not be reached: the address of ${host} could not be looked up`,
  ENOTFOUND: (host) => `could not be reached: there is no host ${host}`,
  EPIPE: (host) => `lost the connection to ${host}`,
  UND_ERR_CONNECT_TIMEOUT: (host) => `could not be reached: ${host} did not answer in time`,
  UND_ERR_SOCKET: (host) => `lost the connection to ${host}`,
};

const timeouts: ReadonlySet<string> = new Set(["UND_ERR_BODY_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT"]);

/**
 * The error for a request that got no response, or only a part of one.
 *
 * @param cause - What `fetch` threw. It is kept, as it holds neither key nor prompt.
 */
export function errorFromTransport(call: CalledModel, cause: unknown): ProviderError {
  const code = codeOf(cause) ?? "";
  if (timeouts.has(code)) return timedOut(call, cause);
  const says = reasons[code]?.(hostOf(call)) ?? `failed to talk to ${hostOf(call)}`;
  return new ConnectionError({
    provider: call.provider,
    model: call.model,
    cause,
    message: `${nameOf(call)} ${says}${code === "" ? "" : ` (${code})`}.`,
    hint: `Check the network and the base URL, ${call.baseUrl}.`,
  });
}

/** Node.js waits five minutes for a response, and as long for each part of it. */
function timedOut(call: CalledModel, cause: unknown): RequestTimeoutError {
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
