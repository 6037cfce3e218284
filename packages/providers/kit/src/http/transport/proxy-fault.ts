import type { Failure, Target, TransportFault } from "./transport-fault.js";

/** The messages of undici when a proxy refuses a tunnel, or asks for a password. */
const refusal = /Proxy (?:response|Authentication Required) \((\d{3})\)/;
const connecting: Readonly<Record<string, string>> = {
  EAI_AGAIN: "could not be looked up",
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "closed the connection",
  EHOSTUNREACH: "could not be reached",
  ENETUNREACH: "could not be reached",
  ENOTFOUND: "was not found",
  ETIMEDOUT: "did not answer",
  UND_ERR_CONNECT_TIMEOUT: "did not answer",
  UND_ERR_SOCKET: "closed the connection",
};

/** The error for a proxy's own refusal, as undici makes it for tunnels. */
export function proxyRefusal(status: number): Error {
  return new Error(`Proxy response (${status})`);
}

/** Faults of the proxy in use. Messages have its host, without user name and password. */
export function proxyFault(
  { code, messages }: Failure,
  { proxy, host, baseUrl }: Target,
): TransportFault | undefined {
  if (proxy === undefined) return undefined;
  const name = `the proxy ${proxy.url.host}`;
  const excluded = new URL(baseUrl).hostname;
  const hint = `Check ${proxy.variable}, or add ${excluded} to NO_PROXY if it needs no proxy.`;
  const status = messages.map((text) => refusal.exec(text)?.[1]).find(Boolean);
  if (status !== undefined) {
    const reason =
      status === "407" ? "requires a user name and password" : `refused to connect to ${host}`;
    // Statuses from 500 say that the proxy did not reach the host.
    const isRetryable = Number(status) >= 500 || status === "429";
    return { says: `could not be reached: ${name} ${reason} (${status})`, hint, isRetryable };
  }
  const reason = connecting[code];
  if (reason === undefined) return undefined;
  const says = `could not be reached: ${name} ${reason} (${code})`;
  return { says, hint, isRetryable: code !== "ENOTFOUND" };
}
