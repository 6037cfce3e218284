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
import { wholeLines } from "./whole-lines.js";

/** Error bodies are read no further: nobody prints more, and some have no end. */
const longestErrorBody = 65_536;

/**
 * Brings an error of ours through OpenAI's SDK, which reads the text of what `fetch` throws, and
 * of its cause: where that speaks of a timeout, the error would be replaced.
 */
export class CarriedError extends Error {
  readonly carried: ProviderError;

  constructor(carried: ProviderError) {
    super("no reply");
    this.carried = carried;
  }
}

/**
 * A `fetch` that sends the key and the headers given here, and none of those that OpenAI's SDK
 * takes from the environment.
 *
 * The key stays in this closure: neither the model's fields nor its traces hold it.
 *
 * @throws {CarriedError} for a response that is no reply, and when there is none.
 */
export function ownFetch(
  call: CalledModel,
  headers: Readonly<Record<string, string | undefined>>,
): typeof fetch {
  const sent = headersFor(call, headers);
  return async (input, init) => {
    // A redirect would carry prompt and headers to whatever host it names.
    const request = { ...init, headers: sent, redirect: "manual" } as const;
    const response = await fetch(input, request).catch((cause: unknown) => {
      throw new CarriedError(errorFromTransport(call, cause));
    });
    if (isRedirect(response)) throw new CarriedError(redirected(call, response));
    if (!response.ok) throw new CarriedError(await refusal(call, response));
    return readable(call, response);
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
): Headers {
  const headers = new Headers({ "content-type": "application/json", "user-agent": "moagraph" });
  if (key !== undefined) headers.set("authorization", `Bearer ${key}`);
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined) setHeader(headers, name, value, provider);
  }
  return headers;
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

/** Refuses web pages, and lets OpenAI's SDK see JSON where a server labels it as something else. */
function readable(call: CalledModel, response: Response): Response {
  const type = response.headers.get("content-type") ?? "";
  if (/\bhtml\b/.test(type)) throw new CarriedError(webPage(call, response));
  if (/\bjson\b/.test(type)) return response;
  const isStream = /\bevent-stream\b/.test(type);
  const body = isStream ? (response.body?.pipeThrough(wholeLines()) ?? null) : response.body;
  const headers = { "content-type": isStream ? type : "application/json" };
  return new Response(body, { status: response.status, headers });
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
