import { isHan, isRareHan } from "./rare-han.js";
import { ranges, repeatedOthers } from "./token-costs.js";

/** A range of characters with equal costs, in hundredths of a token. */
interface Range {
  /** First code point. */
  readonly from: number;
  /** Cost of a character in a word. */
  readonly inner: number;
  /** Cost of the first character of a word. */
  readonly first: number;
  /** Cost of the same character once more. */
  readonly repeated: number;
}

const table: readonly Range[] = /* @__PURE__ */ createTable();

function createTable(): Range[] {
  return ranges.split("|").map((row) => {
    const [from = "", ...costs] = row.trim().split(" ");
    const [inner = 0, first = inner, repeated = Math.max(inner, 140)] = costs.map(Number);
    return { from: Number.parseInt(from, 16), inner, first, repeated };
  });
}

/** Cost of a character outside ASCII, at place `run` of a word, in hundredths of a token. */
export function otherCost(code: number, before: number, run: number): number {
  const costs = costsOf(code);
  const { inner, first } = costs;
  if (code === before) return repeatedCost(code, costs);
  // A space counts for the beginning of the word after it.
  if (before === 32) return Math.max(0, first - 96);
  if (before < 128 && !isLetter(before)) return first;
  if (isLatin(code)) return latinCost(costs, { code, before, run });
  // A character after a rare one is likely rare too.
  return isHan(code) && isRareHan(before) ? Math.max(inner, 170) : inner;
}

function repeatedCost(code: number, { repeated }: Range): number {
  const character = String.fromCodePoint(code);
  return repeatedOthers.find(([group]) => group.includes(character))?.[1] ?? repeated;
}

/** Cost of a Latin letter outside ASCII in a word. */
function latinCost(
  { inner, first }: Range,
  { code, before, run }: { code: number; before: number; run: number },
): number {
  // Two letters beyond Latin-1 in a row are rarely one token.
  if (before >= 0x100 && code >= 0x100) return first;
  return run <= 3 ? Math.round(inner * 0.6) : inner;
}

/** Cost of an ASCII character after one outside ASCII, in hundredths of a token. */
export function costAfterOther(code: number, before: number): number {
  if (isLetter(code)) return isLatin(before) ? 5 : isQuoteOrMark(before) ? 30 : 80;
  return code === 32 ? 96 : 100;
}

const sign = { from: 0, inner: 100, first: 100, repeated: 100 };
const rareHan = { from: 0x4e00, inner: 210, first: 210, repeated: 210 };

function costsOf(code: number): Range {
  if (isIndicSign(code)) return sign;
  return isRareHan(code) ? rareHan : rangeOf(code);
}

/** The scripts of India have full stops and digits at the same place of their blocks. */
function isIndicSign(code: number): boolean {
  return code >= 0x900 && code < 0xe00 && (code & 127) >= 0x64 && (code & 127) <= 0x6f;
}

function isLatin(code: number): boolean {
  return (code >= 0xc0 && code < 0x300) || (code >= 0x1e00 && code < 0x1f00);
}

function isQuoteOrMark(code: number): boolean {
  return (code >= 0x2010 && code < 0x2020) || (code >= 0x300 && code < 0x370);
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
  return table[low] ?? sign;
}
