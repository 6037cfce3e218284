import { estimatingCounter, type TokenCounter } from "../../tokens/token-counter.js";

/** Marks the end of a truncated text. */
const ending = " […]";

/** Most tokens that the mark takes. */
const endingTokens = 3;

/**
 * Truncates a text to a number of tokens and appends ` […]`. Cuts after a whole word;
 * in scripts without spaces, after a whole character.
 */
export function cutText(
  text: string,
  tokens: number,
  counter: TokenCounter = estimatingCounter,
): string {
  const end = counter.lengthWithin(text, tokens - endingTokens);
  const kept = text.slice(0, end);
  return (endsWord(text, end) ? kept : withoutLastWord(kept)).trimEnd() + ending;
}

function endsWord(text: string, end: number): boolean {
  return end === text.length || /\s/u.test(text.charAt(end));
}

/** Removes the last word, which may be cut, unless it is longer than words are. */
function withoutLastWord(text: string): string {
  const end = text.search(/\s\S{0,40}$/u);
  return end > 0 ? text.slice(0, end) : text;
}
