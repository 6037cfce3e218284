import {
  type CalledModel,
  errorFromResponse,
  errorFromTransport,
  InvalidRequestError,
  MalformedResponseError,
  MoaError,
  nameOf,
  type ProviderError,
} from "@moagraph/provider-kit";

/** Error bodies are read no further: nobody prints more, and some have no end. */
const longestErrorBody = 65_536;

/** Posts a request, and gives the response where it is a reply. */
export type Post = (body: object, signal: AbortSignal) => Promise<Response>;

/**
 * Sends requests to `/chat/completions` with the key and the headers given here, and no others.
 *
 * OpenAI's SDK would cost more for each request than `fetch` itself, and for each piece of a stream
 * as much as all else that is done with it; what it is for, retries and headers from the
 * environment, is not wanted here. The key stays in this closure: neither the model's fields nor its
 * traces hold it.
 *
 * @throws {ProviderError} for a response that is no reply, and when there is none.
 */
export function createPost(
  call: CalledModel,
  headers: Readonly<Record<string, string | undefined>>,
): Post {
  const url = `${call.baseUrl}/chat/completions`;
  const sent = headersFor(call, headers);
  return async (body, signal) => {
    const response = await fetch(url, {
      method: "POST",
      headers: sent,
      body: JSON.stringify(body),
      signal,
      // A redirect would carry prompt and headers to whatever host it names.
      redirect: "manual",
    }).catch((cause: unknown) => {
      throw errorFromTransport(call, cause);
    });
    if (isRedirect(response)) throw redirected(call, response);
    if (!response.ok) throw await refusal(call, response);
    // Servers label JSON as all sorts of things, but not as a page to look at.
    if (/\bhtml\b/.test(response.headers.get("content-type") ?? "")) throw webPage(call, response);
    return response;
  };
}

function isRedirect({ status, type }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}

function redirected(call: CalledModel, response: Response): InvalidRequestError {
  void response.body?.cancel();
  const target = hostOf(response.headers.get("location"), call.baseUrl);
  return new InvalidRequestError({
    provider: call.provider,
    model: call.model,
    status: response.status,
    message: `${nameOf(call)} answered with a redirect${target === undefined ? "" : ` to ${target}`}, which is not followed.`,
    hint: `Set the base URL to where it leads, if that is to be trusted; it is ${call.baseUrl}.`,
  });
}

/** Made once, so that what cannot be sent shows before the first request; no error holds a value. */
function headersFor(
  { key, provider }: CalledModel,
  own: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const headers = new Headers({ "content-type": "application/json", "user-agent": "moagraph" });
  if (key !== undefined) headers.set("authorization", `Bearer ${key}`);
  for (const [name, value] of Object.entries(own)) {
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
      message: `The header \`${name}\` of provider \`${provider}\` has characters that cannot be sent.`,
      hint: "Use letters, digits and signs of plain ASCII, without line breaks.",
    });
  }
}

async function refusal(call: CalledModel, response: Response): Promise<ProviderError> {
  const { status, headers } = response;
  return errorFromResponse(call, { status, headers, body: await beginningOf(response) });
}

/** The first part of a body; a body that breaks off is worth what came. */
async function beginningOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const bytes of body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      if (text.length >= longestErrorBody) break;
    }
  } catch {
    // The status says enough.
  }
  return text;
}

function webPage(call: CalledModel, response: Response): MalformedResponseError {
  void response.body?.cancel();
  return new MalformedResponseError({
    provider: call.provider,
    model: call.model,
    status: response.status,
    message: `${nameOf(call)} answered with a web page instead of JSON.`,
    hint: `Check the base URL, ${call.baseUrl}: it should lead to an API, and often ends with /v1.`,
  });
}

function hostOf(location: string | null, base: string): string | undefined {
  return location !== null && URL.canParse(location, base)
    ? new URL(location, base).host
    : undefined;
}
