import type { TextVector } from "./vector.js";

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** A character of a script that is written without spaces. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Such a character, or several of other scripts. */
const partPattern =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]+/gu;

/**
 * Returns the words of a text with their weights, for {@link agreementsOf} and the other measures.
 *
 * Words are compared without case, punctuation and order. In scripts that are written without spaces,
 * such as Chinese and Thai, each character is a word. A word that occurs `n` times has the weight
 * `1 + ln(n)`, divided by the length of the vector, which is then 1. A text without letters and digits
 * has one word, itself; a blank text has none. Makes no model calls.
 *
 * @param text - The text of a proposal. The time is linear in its length.
 * @example
 * ```ts
 * import { wordVector } from "@moagraph/core/graph";
 *
 * const words = wordVector("To be, or not to be");
 * console.log([...words.keys()]); // [ 'to', 'be', 'or', 'not' ]
 * console.log(words.get("to")?.toFixed(2)); // 0.61
 * ```
 */
export function wordVector(text: string): TextVector {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let squares = 0;
  for (const [word, count] of counts) {
    const weight = 1 + Math.log(count);
    counts.set(word, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [word, weight] of counts) counts.set(word, weight / length);
  return counts;
}

function wordsOf(text: string): readonly string[] {
  const words = text.normalize("NFKC").toLowerCase().match(wordPattern);
  if (words === null) return text.trim() === "" ? [] : [text.trim()];
  return unspaced.test(text) ? words.flatMap((word) => word.match(partPattern) ?? []) : words;
}
