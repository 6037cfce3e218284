import { asciiCosts, byContext } from "./ascii-costs.js";
import { costAfterOther, isLetter, otherCost } from "./other-costs.js";

/** How far a scan came. */
interface Scan {
  /** Length of the longest prefix within the limit. It splits no code point. */
  readonly length: number;
  /** Estimated tokens of this prefix, rounded up. */
  readonly tokens: number;
  /** The same in hundredths of a token, not rounded. */
  readonly hundredths: number;
}

/**
 * Adds up the tokens of a text, in one pass, until they exceed a limit. The cost of a character
 * depends only on the ones before it, so a prefix never takes more than the whole.
 */
export function scanTokens(text: string, limit: number = Number.POSITIVE_INFINITY): Scan {
  // In hundredths of a token: sums of whole numbers are exact.
  const most = limit * 100;
  let total = 0;
  let before = 0;
  let run = 0;
  let index = 0;
  while (index < text.length) {
    const code = codeAt(text, index);
    run = isInRun(code, before) ? run + 1 : 0;
    const cost = costOf(code, before, run);
    if (total + cost > most) break;
    total += cost;
    before = code;
    index += code > 0xffff ? 2 : 1;
  }
  return { length: index, tokens: Math.ceil(total / 100), hundredths: total };
}

function codeAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 0xd800 ? code : (text.codePointAt(index) ?? code);
}

/** Whether a character continues a word or a number. */
function isInRun(code: number, before: number): boolean {
  return (isWordPart(code) && isWordPart(before)) || (isDigit(code) && isDigit(before));
}

/** Cost of a character after `before`, at place `run` of a word or a number. */
function costOf(code: number, before: number, run: number): number {
  if (code >= 128) return otherCost(code, before, run);
  const cost = before < 128 ? (asciiCosts[before * 128 + code] ?? 0) : costAfterOther(code, before);
  if (cost === byContext) return run % 3 === 0 ? 100 : 0;
  if (run === 0) return cost;
  // Longer runs of letters are rarely words. A capital after a small letter still begins a word.
  if (run > 12) return cost === 85 ? cost : 42;
  // The beginning of a word is often one token, also with rare pairs of letters.
  return run <= 3 && cost === 90 ? 42 : cost;
}

function isWordPart(code: number): boolean {
  return code >= 0xc0 || isLetter(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
