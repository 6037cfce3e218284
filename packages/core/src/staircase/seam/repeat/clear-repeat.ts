import { isSpaceless } from "../text/characters.js";

const delimiterRow = /^\|(?:[\s:]*-+[\s:]*\|)+\s*$/u;
const wordsOf = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Whether a repeated text is too much to be there by intention: it has two different words, a word of at
 * least five letters (a Hangul syllable counts as two), four different numbers, or four characters of a script
 * without spaces, or it is the second row of a table.
 * "had had", "0, 0", "end end" and "天天" may be intended.
 */
export function isClearRepeat(text: string): boolean {
  const characters = Array.from(text.toLowerCase());
  const spaceless = characters.filter(isSpaceless).length;
  if (spaceless >= 4) return true;
  const spaced = characters.map((each) => (isSpaceless(each) ? " " : each)).join("");
  const words = new Set(spaced.match(wordsOf));
  const named = [...words].filter((word) => /\p{L}/u.test(word));
  // Characters of a script without spaces count as one word.
  const count = words.size + Math.sign(spaceless);
  if (words.size >= 4 || delimiterRow.test(text)) return true;
  return named.some((word) => count > 1 || weight(word) >= 5);
}

function weight(word: string): number {
  return word.length + (word.match(/\p{Script=Hangul}/gu)?.length ?? 0);
}
