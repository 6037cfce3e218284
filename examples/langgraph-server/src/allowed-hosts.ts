import { isIPv4 } from "node:net";
import { parseUrl } from "@moagraph/provider-kit";
import type { MiddlewareHandler } from "hono";
import { ServerError } from "./server-error.js";

// As `URL` writes them.
const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses requests whose header `Host` has a name that is not allowed. This prevents DNS rebinding: a web page gives a
 * name of its own the address 127.0.0.1, and its browser then lets it read what the server answers.
 *
 * @param host - What the server listens on. If other machines can reach it, and no hosts are given, any host is right.
 * @param allowed - Names beside those of this machine, without ports.
 */
export function refuseOtherHosts(host: string, allowed: readonly string[]): MiddlewareHandler {
  const isOpen = !isLoopback(hostnameOf(host) ?? host) && allowed.length === 0;
  const known = new Set([...loopbackHosts, host, ...allowed].map(hostnameOf));
  return async (c, next) => {
    const given = c.req.header("host") ?? "";
    const name = hostnameOf(given);
    if (!isOpen && (name === undefined || !known.has(name))) throw otherHost(given);
    await next();
  };
}

/** Whether only programs of the same machine can reach a server that listens there. */
function isLoopback(name: string): boolean {
  return loopbackHosts.includes(name) || (isIPv4(name) && name.startsWith("127."));
}

/** The name in a header `Host`, as `URL` writes it: without its port and in lower case. */
export function hostnameOf(host: string): string | undefined {
  const isIPv6 = host.split(":").length > 2 && !host.startsWith("[");
  const address = `http://${isIPv6 ? `[${host}]` : host}`;
  return parseUrl(address)?.hostname;
}

function otherHost(host: string): ServerError {
  return new ServerError(403, {
    code: "HOST_NOT_ALLOWED",
    message: `The host ${JSON.stringify(host.slice(0, 100))} is not allowed.`,
    hint: "Ask it as localhost or 127.0.0.1, or add the name to ALLOWED_HOSTS and start it again.",
  });
}
