import { isSpaceless } from "../text/characters.js";

const wordsOf = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Whether a repeated text is too much to be there by intention: it has two different words, a word of at
 * least five letters (a Hangul syllable counts as two), or four characters of a script without spaces.
 * "had had", "0, 0", "end end" and "天天" may be intended.
 */
export function isClearRepeat(text: string): boolean {
  const words = new Set(text.toLowerCase().match(wordsOf));
  const named = [...words].filter((word) => /\p{L}/u.test(word));
  if (named.length === 0) return false;
  if (named.some((word) => isSpaceless(word))) return countSpaceless(text) >= 4;
  return words.size > 1 || named.some((word) => weight(word) >= 5);
}

function weight(word: string): number {
  return word.length + (word.match(/\p{Script=Hangul}/gu)?.length ?? 0);
}

function countSpaceless(text: string): number {
  return Array.from(text).filter(isSpaceless).length;
}
