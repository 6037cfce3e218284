import { numberedCodePoints } from "./code-points.js";

/**
 * The fewest code points to insert or delete to turn one text into the other. A replacement costs two.
 *
 * @param a - A text.
 * @param b - The other text. The order does not matter.
 * @example
 * indelDistance("kitten", "sitting") // 5
 */
export function indelDistance(a: string, b: string): number {
  const [first, second] = numberedCodePoints(a, b);
  return first.length + second.length - 2 * commonLength(first, second);
}

/**
 * 1 − {@link indelDistance} / sum of both lengths in code points. This is `ratio` of python-Levenshtein.
 *
 * @param a - A text.
 * @param b - The other text. The order does not matter.
 * @returns From 0 to 1. 1 for two empty texts.
 * @see Section 3.3 of the paper, which measures the similarity of proposals and answers.
 * @example
 * indelRatio("kitten", "sitting") // 0.6153846153846154
 */
export function indelRatio(a: string, b: string): number {
  const [first, second] = numberedCodePoints(a, b);
  const total = first.length + second.length;
  return total === 0 ? 1 : (2 * commonLength(first, second)) / total;
}

/** 30 bits for each word: the sum of two words and a carry stays a signed 32-bit integer, which is fast. */
const bits = 30;
const full = 0x3fff_ffff;

/**
 * The length of the longest common subsequence.
 *
 * Bit-parallel (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004): the row of the usual table is
 * one long integer, in which a 0 marks a place where the length grows.
 */
function commonLength(a: readonly number[], b: readonly number[]): number {
  const words = Math.ceil(a.length / bits);
  const places = placesOf(a, words);
  const row = new Int32Array(words).fill(full);
  for (const character of b) {
    const matches = places[character];
    if (matches !== undefined) advance(row, matches);
  }
  return countGrowth(row, a.length);
}

/** One long integer for each number: the places where it stands. */
function placesOf(a: readonly number[], words: number): (Int32Array | undefined)[] {
  const places: (Int32Array | undefined)[] = [];
  a.forEach((character, at) => {
    const word = Math.floor(at / bits);
    const found = (places[character] ??= new Int32Array(words));
    found[word] = (found[word] ?? 0) | (1 << (at % bits));
  });
  return places;
}

/** row = (row + (row & matches)) | (row & ~matches), with a carry from word to word. */
function advance(row: Int32Array, matches: Int32Array): void {
  let carry = 0;
  for (let word = 0; word < row.length; word++) {
    const value = row[word] ?? 0;
    const matched = value & (matches[word] ?? 0);
    const total = value + matched + carry;
    carry = total > full ? 1 : 0;
    row[word] = (total & full) | (value - matched);
  }
}

function countGrowth(row: Int32Array, length: number): number {
  let growth = 0;
  for (let at = 0; at < length; at++) {
    if ((((row[Math.floor(at / bits)] ?? 0) >> (at % bits)) & 1) === 0) growth++;
  }
  return growth;
}
