import type { CalledModel } from "@moagraph/provider-kit";
import { malformed } from "../malformed.js";

/** Deeper values overflow the stack of LangChain, LangGraph and `JSON.stringify`. */
const deepest = 200;
/** Shorter texts are not deep enough to do harm. Most events are, and need no check. */
const shortText = 1_000;

/**
 * Parses the JSON of a reply or of an event.
 *
 * @param call - The model that is called, for error messages.
 * @param text - The text to parse.
 * @throws {ProviderError} If it has too many levels.
 * @throws {SyntaxError} If it is not JSON.
 * @example
 * ```ts
 * import { parsedJson } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * parsedJson(call, '{"done":true}'); // { done: true }
 * ```
 */
export function parsedJson(call: CalledModel, text: string): unknown {
  if (text.length > shortText && levelsIn(text) > deepest) {
    throw malformed(call, `sent a reply with more than ${deepest} levels of lists and objects`);
  }
  return JSON.parse(text);
}

/** The number of levels of a text in JSON. */
function levelsIn(json: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (char === '"') at = endOfText(json, at);
    else if (char === "[" || char === "{") most = Math.max(most, (depth += 1));
    else if (char === "]" || char === "}") depth -= 1;
  }
  return most;
}

/** The position of the quote that ends a text. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
}
