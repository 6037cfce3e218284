import { distance } from "fastest-levenshtein";
import { codePointLength, numberedCodePoints } from "./code-points.js";

/**
 * The Levenshtein distance: the fewest code points to insert, delete or replace to turn one text into the other.
 *
 * @param a - A text.
 * @param b - The other text. The order does not matter.
 * @example
 * levenshteinDistance("kitten", "sitting") // 3
 */
export function levenshteinDistance(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = numberedCodePoints(a, b);
  // The library compares UTF-16 units. Each code point becomes one unit here.
  return distance(asUnits(first), asUnits(second));
}

/**
 * 1 − {@link levenshteinDistance} / length of the longer text in code points.
 *
 * @param a - A text.
 * @param b - The other text. The order does not matter.
 * @returns From 0 to 1. 1 for two empty texts.
 * @example
 * levenshteinSimilarity("kitten", "sitting") // 0.5714285714285714
 */
export function levenshteinSimilarity(a: string, b: string): number {
  const longest = Math.max(codePointLength(a), codePointLength(b));
  return longest === 0 ? 1 : 1 - levenshteinDistance(a, b) / longest;
}

const piece = 8_192;

/** In pieces: a call takes only some thousands of arguments. */
function asUnits(numbers: readonly number[]): string {
  let text = "";
  for (let at = 0; at < numbers.length; at += piece) {
    text += String.fromCharCode(...numbers.slice(at, at + piece));
  }
  return text;
}
