import type { Dispatcher } from "undici";
import type { Proxy } from "./proxy-for.js";

/** One per proxy, because each keeps its connections open. Their addresses come from few variables. */
const agents = new Map<string, Dispatcher>();

/**
 * Sends a request through a proxy.
 *
 * Uses the `fetch` of undici, which loads with the first request: that of Node 20 ignores proxies,
 * and does not work with the proxy agents of newer versions of undici.
 */
export async function fetchThrough(
  proxy: Proxy,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const undici = await import("#undici");
  const { credentials } = proxy;
  const id = JSON.stringify([proxy.url.href, credentials]);
  const dispatcher = agents.get(id) ?? agentFor(proxy, undici);
  agents.set(id, dispatcher);
  // The types differ only in the versions of undici that they come from.
  const request = { ...init, dispatcher } as Parameters<typeof undici.fetch>[1];
  const response: unknown = await undici.fetch(url, request);
  return response as Response;
}

function agentFor(
  { url, credentials }: Proxy,
  { ProxyAgent }: Pick<typeof import("undici"), "ProxyAgent">,
): Dispatcher {
  const uri = new URL(url);
  // Requests to HTTP addresses are forwarded: many proxies allow tunnels for HTTPS only.
  const options = { uri: uri.href, proxyTunnel: false };
  if (credentials === undefined) return new ProxyAgent(options);
  const { username, password } = credentials;
  if (uri.protocol.startsWith("socks")) {
    uri.username = encodeURIComponent(username);
    uri.password = encodeURIComponent(password);
    return new ProxyAgent({ uri: uri.href });
  }
  const encoded = Buffer.from(`${username}:${password}`).toString("base64");
  return new ProxyAgent({ ...options, token: `Basic ${encoded}` });
}
