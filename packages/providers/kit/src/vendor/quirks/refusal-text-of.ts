import type { ProviderError } from "@moagraph/provider-kit";
import { refusalText } from "./refusal-text.js";

/** Error bodies of refused requests. An error keeps only a short text of its body. */
const bodies = new WeakMap<ProviderError, string>();

/** Keeps the body of a refused request beside its error, until the error is dropped. */
export function keepBody<Refused extends ProviderError>(error: Refused, body: string): Refused {
  bodies.set(error, body);
  return error;
}

/** The vendor's text of a refused request. */
export function refusalTextOf(error: ProviderError): string {
  const body = bodies.get(error);
  const text = body === undefined ? "" : refusalText(body);
  return text === "" ? reasonIn(error.message) : text;
}

/** The vendor's part of a message: `openai:gpt-5 rejected the request: reason`. */
function reasonIn(message: string): string {
  const colon = message.indexOf(": ");
  return colon === -1 ? "" : message.slice(colon + 2);
}
