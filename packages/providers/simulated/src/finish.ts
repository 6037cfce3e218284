import { wordsOf } from "./words.js";

/** A reply after stop texts and token limit. */
export interface FinishedReply {
  /** Its tokens. Joined, they are the text. */
  readonly tokens: readonly string[];
  /** `stop` if it ended by itself or at a stop text, `length` if it was truncated. */
  readonly finishReason: "stop" | "length";
}

/** Truncates a reply before the first of the stop texts, and after `mostTokens` tokens. */
export function finish(text: string, stop: readonly string[], mostTokens: number): FinishedReply {
  const tokens = wordsOf(text.slice(0, stopIndex(text, stop)));
  if (tokens.length <= mostTokens) return { tokens, finishReason: "stop" };
  return { tokens: tokens.slice(0, mostTokens), finishReason: "length" };
}

function stopIndex(text: string, stop: readonly string[]): number {
  const indices = stop.map((each) => text.indexOf(each)).filter((index) => index >= 0);
  return Math.min(text.length, ...indices);
}
