import { lengthWithin } from "../../tokens/estimate-tokens.js";

/** Stands at the end of a text that was cut. */
const ending = " […]";

/** What the ending takes at most. */
const endingTokens = 2;

/**
 * A text's beginning of at most so many tokens by estimate, with ` […]` behind it. It ends with a
 * whole word; where a script has no spaces, with a whole character.
 */
export function cutText(text: string, tokens: number): string {
  const end = lengthWithin(text, tokens - endingTokens);
  const kept = text.slice(0, end);
  return (endsWord(text, end) ? kept : withoutLastWord(kept)).trimEnd() + ending;
}

function endsWord(text: string, end: number): boolean {
  return end === text.length || /\s/u.test(text.charAt(end));
}

/** Without the word that may have been cut, unless it is longer than words are. */
function withoutLastWord(text: string): string {
  const end = text.search(/\s\S{0,40}$/u);
  return end > 0 ? text.slice(0, end) : withoutLastCharacter(text);
}

/** A character may be cut where marks or joined signs follow it. */
function withoutLastCharacter(text: string): string {
  return text.replace(/(?:\P{M}\u200D)*\P{M}?\p{M}*$/u, "");
}
