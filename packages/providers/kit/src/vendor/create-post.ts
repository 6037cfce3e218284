import {
  addressHint,
  type CalledModel,
  errorFromResponse,
  InvalidRequestError,
  MalformedResponseError,
  MoaError,
  nameOf,
  parseUrl,
  type ProviderError,
  secretsOf,
  sendRequest,
  quoting,
  vendorFaultOf,
} from "@moagraph/provider-kit";
import { keepBody } from "./quirks/refusal-text-of.js";
import type { VendorAccess } from "./vendor-provider.js";

/**
 * Maximum number of characters read from an error body. Messages use less, and some bodies never
 * end.
 */
const longestErrorBody = 65_536;

/**
 * Posts a request and returns the response. Throws if the response is not a reply.
 *
 * @param body - The body of the request.
 * @param signal - Aborts the request.
 */
export type Post = (body: object, signal: AbortSignal) => Promise<Response>;

/**
 * Makes the function that sends requests to a path below the base URL, with only the headers given
 * here.
 *
 * The clients of vendors are not used. OpenAI's SDK takes more time per request than `fetch` itself,
 * and doubles the time per chunk of a stream. Their features, retries and headers from the
 * environment, are not wanted. The key stays in this closure, so neither the model's fields nor its
 * traces contain it.
 *
 * @param access - The vendor's address, key and headers.
 * @param path - Such as `/chat/completions`. It can have a query.
 * @throws {ProviderError} For a failed response, or without a response.
 * @example
 * ```ts
 * import { createPost } from "@moagraph/provider-kit/vendor";
 *
 * const access = {
 *   call: { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl: "http://localhost:8000/v1" },
 *   headers: { authorization: "Bearer a-key" },
 * };
 * const post = createPost(access, "/chat/completions");
 * const messages = [{ role: "user", content: "Hi." }];
 * const response = await post({ model: "tiny", messages }, AbortSignal.timeout(10_000));
 * console.log(response.status); // 200
 * ```
 */
export function createPost({ call, headers }: VendorAccess, path: string): Post {
  const sent = sentHeaders(call, { "content-type": "application/json", ...headers });
  const url = urlOf(call, path);
  return async (body, signal) =>
    replyOf(call, url, { method: "POST", headers: sent, body: JSON.stringify(body), signal });
}

/**
 * Requests a path below the base URL with GET, such as a list of models.
 *
 * @param access - The vendor's address, key and headers.
 * @param path - Such as `/models`.
 * @param signal - Aborts the request.
 * @throws {ProviderError} For a failed response, or without a response.
 * @example
 * ```ts
 * import { get } from "@moagraph/provider-kit/vendor";
 *
 * const access = {
 *   call: { provider: "acme", model: "", keyName: "ACME_API_KEY", baseUrl: "http://localhost:8000/v1" },
 *   headers: { authorization: "Bearer a-key" },
 * };
 * const response = await get(access, "/models", AbortSignal.timeout(10_000));
 * console.log(response.status); // 200
 * ```
 */
export async function get(
  { call, headers }: VendorAccess,
  path: string,
  signal: AbortSignal,
): Promise<Response> {
  return replyOf(call, urlOf(call, path), { headers: sentHeaders(call, headers), signal });
}

function urlOf({ baseUrl, query = "" }: CalledModel, path: string): string {
  return `${baseUrl}${path}${path.includes("?") ? query.replace("?", "&") : query}`;
}

async function replyOf(call: CalledModel, url: string, init: RequestInit): Promise<Response> {
  // A redirect would send the prompt and the headers to another host.
  const response = await sendRequest(call, url, { ...init, redirect: "manual" });
  if (isRedirect(response)) throw redirected(call, response);
  if (!response.ok) throw await refusal(call, response);
  // Servers use various content types for JSON, but not HTML.
  if (/\bhtml\b/.test(response.headers.get("content-type") ?? "")) {
    throw webPage(call, response.status, await beginningOf(response));
  }
  return response;
}

function isRedirect({ status, type }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}

function redirected(call: CalledModel, response: Response): InvalidRequestError {
  // It rejects if the request is aborted in this moment.
  response.body?.cancel().catch(() => {});
  const target = hostOf(response.headers.get("location"), call.baseUrl);
  return new InvalidRequestError({
    provider: call.provider,
    model: call.model,
    status: response.status,
    message: `${nameOf(call)} sent a redirect${target === undefined ? "" : ` to ${target}`}, which is not followed.`,
    hint: `If you trust the target, set the base URL to it. The base URL is ${call.baseUrl}.`,
  });
}

/** Checks the headers, before the first request. No error contains a value. */
function sentHeaders(
  { provider }: CalledModel,
  given: VendorAccess["headers"],
): Readonly<Record<string, string>> {
  // In a browser it would be one more header for the vendor to allow (CORS), and most do not.
  const headers = new Headers("document" in globalThis ? {} : { "user-agent": "moagraph" });
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) setHeader(headers, name, value, provider);
  }
  return Object.fromEntries(headers);
}

function setHeader(headers: Headers, name: string, value: string, provider: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new MoaError({
      code: "INVALID_SETTING",
      message: `The header \`${name}\` of provider \`${provider}\` has characters that are not allowed in a header.`,
      hint: "Use ASCII characters without line breaks.",
    });
  }
}

async function refusal(call: CalledModel, response: Response): Promise<ProviderError> {
  const { status, headers } = response;
  const body = await beginningOf(response);
  return keepBody(errorFromResponse(call, { status, headers, body }), body);
}

/** The first part of a body. If the connection breaks, the part received so far. */
async function beginningOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const bytes of body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      if (text.length >= longestErrorBody) break;
    }
  } catch {
    // The status is enough for the error.
  }
  return text;
}

/** A page with status 200: of a wrong address, a login or a blocked connection. */
function webPage(call: CalledModel, status: number, page: string): MalformedResponseError {
  const { message: text, wholeMessage: wholeText } = vendorFaultOf(page);
  return new MalformedResponseError({
    provider: call.provider,
    model: call.model,
    status,
    ...quoting(
      { text, wholeText, secrets: secretsOf(call) },
      (says) => `${nameOf(call)} sent ${says.replace(/\.$/, "") || "a web page instead of JSON"}.`,
    ),
    hint: addressHint(call),
  });
}

function hostOf(location: string | null, base: string): string | undefined {
  return location === null ? undefined : parseUrl(location, base)?.host;
}
