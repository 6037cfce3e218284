import type { ProviderError } from "../provider-error.js";
import type { CalledModel } from "./called-model.js";
import { errorFromTransport } from "./transport/error-from-transport.js";
import { fetchThrough } from "./proxy/fetch-through.js";
import { type Proxy, proxyFor } from "./proxy/proxy-for.js";
import { proxyRefusal } from "./transport/proxy-fault.js";

/**
 * Sends a request as `fetch` does, through the proxy that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and
 * NO_PROXY set. Node 20's own `fetch` ignores them.
 *
 * @param call - The model that is called, for error messages.
 * @param url - The address, with its query.
 * @param init - Method, headers, body and signal, as for `fetch`.
 * @throws {ProviderError} Without a response.
 * @example
 * ```ts
 * import { type CalledModel, sendRequest } from "@moagraph/provider-kit";
 *
 * async function listModels(call: CalledModel): Promise<unknown> {
 *   const response = await sendRequest(call, `${call.baseUrl}/models`, {});
 *   return response.json();
 * }
 * ```
 */
export async function sendRequest(
  call: CalledModel,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const proxy = proxyFor(call, url);
  const response = await send(proxy, url, init).catch((cause: unknown) => {
    throw errorFromTransport(call, cause, { proxy });
  });
  if (proxy === undefined || response.status !== 407) return response;
  // It rejects if the request is aborted in this moment.
  response.body?.cancel().catch(() => {});
  throw proxyError(call, proxy);
}

function send(proxy: Proxy | undefined, url: string, init: RequestInit): Promise<Response> {
  return proxy === undefined ? fetch(url, init) : fetchThrough(proxy, url, init);
}

function proxyError(call: CalledModel, proxy: Proxy): ProviderError {
  return errorFromTransport(call, proxyRefusal(407), { proxy });
}
