import { ranges, repeatedOthers } from "./token-costs.js";

/** A range of characters with equal costs, in hundredths of a token. */
interface Range {
  /** First code point. */
  readonly from: number;
  /** Cost of a character in a word. */
  readonly inner: number;
  /** Cost of the first character of a word. */
  readonly first: number;
}

const table: readonly Range[] = /* @__PURE__ */ createTable();

function createTable(): Range[] {
  return ranges.split("|").map((row) => {
    const [from = "", inner = "", first = inner] = row.trim().split(" ");
    return { from: Number.parseInt(from, 16), inner: Number(inner), first: Number(first) };
  });
}

/** Cost of a character outside ASCII, in hundredths of a token. */
export function otherCost(code: number, before: number): number {
  if (code === before) {
    const [, cost] =
      repeatedOthers.find(([group]) => group.includes(String.fromCodePoint(code))) ?? [];
    if (cost !== undefined) return cost;
  }
  const { inner, first } = isIndicSign(code) ? sign : rangeOf(code);
  // Tokens have parts of words, and no word repeats a letter.
  if (code === before) return Math.max(inner, repeatedLetter);
  if (before === 32) return Math.max(0, first - 72);
  return before >= 128 || isLetter(before) ? inner : first;
}

/** Cost of an ASCII character after one outside ASCII, in hundredths of a token. */
export function costAfterOther(code: number, before: number): number {
  if (isLetter(code)) return isLatin(before) ? 17 : isQuoteOrDash(before) ? 30 : 80;
  return code === 32 ? 72 : 100;
}

/** Cost of a repeated letter outside ASCII, in hundredths of a token. */
const repeatedLetter = 75;

const sign = { inner: 100, first: 100 };

/** The scripts of India have full stops and digits at the same place of their blocks. */
function isIndicSign(code: number): boolean {
  return code >= 0x900 && code < 0xe00 && (code & 127) >= 0x64 && (code & 127) <= 0x6f;
}

function isLatin(code: number): boolean {
  return code < 0x370 || (code >= 0x1e00 && code < 0x1f00);
}

function isQuoteOrDash(code: number): boolean {
  return code >= 0x2010 && code < 0x2020;
}

/** Whether a code point is an ASCII letter. */
export function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** Finds the last range that starts at a character or before it. */
function rangeOf(code: number): Range {
  let low = 0;
  let high = table.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table[middle]?.from ?? 0) <= code) low = middle;
    else high = middle;
  }
  return table[low] ?? { from: 0, ...sign };
}
