import {
  boundedText,
  type CalledModel,
  InvalidRequestError,
  nameOf,
  type ReplyLimits,
  replyTooLong,
} from "@moagraph/provider-kit";
import { parsedJson } from "./parsed-json.js";
import { partialContent } from "./partial-content.js";
import type { StreamText } from "./streamed-events.js";

/**
 * The body of a response: JSON, or the events of a stream. Some gateways ignore `stream`, and some
 * name a wrong content type, so the first character decides. An empty body has neither.
 */
export type ReplyBody =
  | {
      readonly kind: "json";
      /** Reads the rest of the body and parses it. */
      readonly json: () => Promise<unknown>;
    }
  | ({ readonly kind: "events" } & StreamText);

/** The text of a reply that is too long is searched in its first parts. */
const mostSearched = 16;

/**
 * Reads a response up to the first character that is not blank.
 *
 * @param call - The model that is called, for error messages.
 * @param response - The response, whose body was not read.
 * @param limits - How many bytes and characters are read; see `replyLimits`.
 * @throws {ReplyTooLongError} If that is longer than the limits allow. So does reading the rest.
 * @example
 * ```ts
 * import { replyLimits } from "@moagraph/provider-kit";
 * import { replyBody } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const body = await replyBody(call, new Response('{"done":true}'), replyLimits(100));
 * if (body.kind === "json") console.log(await body.json()); // { done: true }
 * ```
 */
export async function replyBody(
  call: CalledModel,
  response: Response,
  limits: ReplyLimits,
): Promise<ReplyBody> {
  const parts = boundedText(call, response, limits);
  let text = "";
  for (;;) {
    const { done, value } = await parts.next();
    if (done === true) break;
    text += value;
    if (text.trimStart() !== "") break;
    text = "";
  }
  if (!isJson(text, response)) return { kind: "events", first: text, rest: parts, limits };
  const whole = (): Promise<string> => joined(call, { first: text, rest: parts, limits });
  return { kind: "json", json: async () => parsed(call, await whole()) };
}

function isJson(text: string, { headers }: Response): boolean {
  const first = text.trimStart().slice(0, 1);
  // The fields of a stream: `data`, `event`, `id`, `retry`, or a comment.
  if (first !== "") return !/[:deir]/.test(first);
  return !/\bevent-stream\b/.test(headers.get("content-type") ?? "");
}

async function joined(call: CalledModel, { first, rest, limits }: StreamText): Promise<string> {
  const texts = [first];
  let length = first.length;
  for await (const part of rest) {
    texts.push(part);
    length += part.length;
    if (length <= limits.heldCharacters) continue;
    const text = partialContent(texts.slice(0, mostSearched).join(""));
    throw replyTooLong(call, limits, { text });
  }
  return texts.join("");
}

function parsed(call: CalledModel, text: string): unknown {
  try {
    return parsedJson(call, text);
  } catch (error) {
    throw isJsonLines(text) ? jsonLines(call) : error;
  }
}

/** Whether each of the first two lines is a JSON object, as in the replies of Ollama's own API. */
function isJsonLines(text: string): boolean {
  const lines = text.trim().split("\n", 2);
  return lines.length === 2 && lines.every((line) => line.startsWith("{") && isParsable(line));
}

function isParsable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Not retryable: each try would be paid for. */
function jsonLines(call: CalledModel): InvalidRequestError {
  return new InvalidRequestError({
    provider: call.provider,
    model: call.model,
    message: `${nameOf(call)} sent lines of JSON (NDJSON) instead of an OpenAI-style stream or reply.`,
    hint: `Set the base URL to the OpenAI-style API, which often ends with /v1. It is ${call.baseUrl}.`,
  });
}
