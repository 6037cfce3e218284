import { parseUrl } from "../../parse-url.js";
import type { ProviderError } from "../../provider-error.js";
import { ConnectionError, RequestTimeoutError } from "../../provider-errors.js";
import { type CalledModel, nameOf } from "../called-model.js";
import type { Proxy } from "../proxy/proxy-for.js";
import { certificateFault } from "./certificate-fault.js";
import { proxyFault } from "./proxy-fault.js";
import { type Failure, failureIn, type Target, type TransportFault } from "./transport-fault.js";

const timeouts: ReadonlySet<string> = new Set(["UND_ERR_BODY_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT"]);

const lost = ({ host, baseUrl, isAnswered }: Target): TransportFault => ({
  says: `lost the connection to ${host}`,
  ...(baseUrl.startsWith("http:") && !isAnswered
    ? {
        hint: `Check the network and the base URL, ${baseUrl}. If the server expects HTTPS, use https://.`,
      }
    : {}),
});
const unreachable =
  (reason: string) =>
  ({ host }: Target): TransportFault => ({
    says: `could not be reached: ${reason.replace("HOST", () => host)}`,
  });
const final =
  (fault: (target: Target) => TransportFault) =>
  (target: Target): TransportFault => ({ ...fault(target), isRetryable: false });

/** Node.js error codes of failed connections. */
const faults: Readonly<Record<string, (target: Target) => TransportFault>> = {
  EACCES: final(unreachable("this machine does not allow the connection to HOST")),
  EADDRNOTAVAIL: final(unreachable("HOST is not an address to connect to")),
  EAI_AGAIN: unreachable("the DNS lookup of HOST failed"),
  ECONNABORTED: lost,
  ECONNREFUSED: unreachable("HOST refused the connection"),
  ECONNRESET: lost,
  EHOSTUNREACH: unreachable("there is no route to HOST"),
  ENETUNREACH: unreachable("there is no route to HOST"),
  // The name server answered that there is no such host, and answers are cached for minutes. Without
  // a name server the code is EAI_AGAIN.
  ENOTFOUND: final(unreachable("host HOST was not found")),
  EPERM: final(unreachable("this machine does not allow the connection to HOST")),
  EPIPE: lost,
  ERR_INVALID_URL: final(() => ({ says: "has a base URL that is not valid" })),
  ETIMEDOUT: unreachable("the connection to HOST timed out"),
  UND_ERR_CONNECT_TIMEOUT: unreachable("the connection to HOST timed out"),
  UND_ERR_INVALID_ARG: final(() => ({ says: "could not be sent a request" })),
  UND_ERR_SOCKET: lost,
};

/**
 * Makes the error for a request without a response, or with an incomplete one.
 *
 * Faults that the next attempt would meet again are not retryable: certificates, refused ports,
 * hosts that do not exist.
 *
 * @param call - The model that is called, for error messages.
 * @param cause - The error that `fetch` threw. It is kept, because it has neither key nor prompt.
 * @param route - How the request was sent, if there was no response at all.
 * @example
 * ```ts
 * import { errorFromTransport } from "@moagraph/provider-kit";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
 * const { message } = errorFromTransport(call, cause, { proxy: undefined });
 * console.log(message);
 * // acme:tiny could not be reached: api.acme.example refused the connection (ECONNREFUSED).
 * ```
 */
export function errorFromTransport(
  call: CalledModel,
  cause: unknown,
  route?: { readonly proxy: Proxy | undefined },
): ProviderError {
  const failure = failureIn(cause);
  if (timeouts.has(failure.code)) return timedOut(call, cause);
  const { baseUrl } = call;
  const isAnswered = route === undefined;
  const target = { host: hostOf(call), baseUrl, proxy: route?.proxy, isAnswered };
  const { says, hint, isRetryable } = faultOf(failure, target);
  const { code } = failure;
  const isNamed = code === "" || says.endsWith(")");
  return new ConnectionError({
    provider: call.provider,
    model: call.model,
    cause,
    isRetryable,
    message: `${nameOf(call)} ${says}${isNamed ? "" : ` (${code})`}.`,
    hint: hint ?? `Check the network and the base URL, ${baseUrl}.`,
  });
}

function faultOf(failure: Failure, target: Target): TransportFault {
  return (
    proxyFault(failure, target) ??
    certificateFault(failure, target) ??
    portFault(failure, target) ??
    faults[failure.code]?.(target) ??
    protocolFault(failure, target) ?? { says: `got no response from ${target.host}` }
  );
}

/** `fetch` refuses ports of other protocols, such as 6666 (IRC), with these two words only. */
function portFault({ messages }: Failure, { baseUrl }: Target): TransportFault | undefined {
  if (!messages.includes("bad port")) return undefined;
  return {
    says: `could not be reached: fetch does not allow port ${new URL(baseUrl).port}`,
    hint: "Serve the API at another port, such as 8000. Ports of other protocols are not allowed.",
    isRetryable: false,
  };
}

/** An answer that is not HTTP. Node 24's error has no code. */
function protocolFault(
  { code, messages }: Failure,
  { host, baseUrl }: Target,
): TransportFault | undefined {
  const isOther = messages.some((text) => text.startsWith("Response does not match the HTTP"));
  if (!isOther && !code.startsWith("HPE_")) return undefined;
  return {
    says: `could not be reached: ${host} does not answer in HTTP`,
    hint: `Check the port and the protocol (http or https) in the base URL, ${baseUrl}.`,
    isRetryable: false,
  };
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
  return parseUrl(baseUrl)?.host ?? baseUrl;
}
