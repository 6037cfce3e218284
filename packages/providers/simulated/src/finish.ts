import { wordsOf } from "./words.js";

/** A reply as far as it may go. */
export interface FinishedReply {
  /** Its tokens; joined, they are the text. */
  readonly tokens: readonly string[];
  /** Whether it ended by itself or at a stop text, or was cut at its longest. */
  readonly finishReason: "stop" | "length";
}

/** Ends a reply before the first of the stop texts, and after `mostTokens`. */
export function finish(text: string, stop: readonly string[], mostTokens: number): FinishedReply {
  const tokens = wordsOf(text.slice(0, stopPlace(text, stop)));
  if (tokens.length <= mostTokens) return { tokens, finishReason: "stop" };
  return { tokens: tokens.slice(0, mostTokens), finishReason: "length" };
}

function stopPlace(text: string, stop: readonly string[]): number {
  const places = stop.map((each) => text.indexOf(each)).filter((place) => place >= 0);
  return Math.min(text.length, ...places);
}
