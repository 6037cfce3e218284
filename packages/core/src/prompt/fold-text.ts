import { lookAlikes } from "./look-alikes.js";

/** A text in a form in which disguised names are plain, and where each part of it came from. */
interface FoldedText {
  readonly text: string;
  /** Where the character of a unit of the folded text begins in the original. */
  startOf(unit: number): number;
  endOf(unit: number): number;
}

/**
 * A text in lower case, in which look-alikes of Latin letters are those letters, all hyphens and
 * spaces are plain, and invisible characters and accents are absent.
 */
export function foldText(text: string): string {
  return foldWithPositions(text).text;
}

/**
 * Replaces what a pattern matches in the folded text. The rest of the text is not changed. The time
 * is linear in the length of the text, if the pattern's is.
 *
 * @param onMatch - Called for each match.
 */
export function replaceFolded(
  text: string,
  pattern: RegExp,
  replacement: string,
  onMatch: () => void,
): string {
  const folded = foldWithPositions(text);
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: found, index } of folded.text.matchAll(pattern)) {
    pieces.push(text.slice(end, folded.startOf(index)), replacement);
    end = folded.endOf(index + found.length - 1);
    onMatch();
  }
  pieces.push(text.slice(end));
  return pieces.join("");
}

function foldWithPositions(text: string): FoldedText {
  if (/[^\0-\x7F]/.test(text)) return foldCharacters(text);
  return { text: text.toLowerCase(), startOf: (unit) => unit, endOf: (unit) => unit + 1 };
}

function foldCharacters(text: string): FoldedText {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const folded = foldedCharacter(char);
    const end = at + char.length;
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    pieces.push(folded);
    // An accent belongs to the letter before it.
    if (folded === "" && ends.length > 0 && /\p{M}/u.test(char)) ends[ends.length - 1] = end;
    at = end;
  }
  const endOfText = text.length;
  return {
    text: pieces.join(""),
    startOf: (unit) => starts[unit] ?? endOfText,
    endOf: (unit) => ends[unit] ?? endOfText,
  };
}

/** Texts use few characters many times. */
const known = new Map<string, string>();
const mostKnown = 10_000;

function foldedCharacter(char: string): string {
  let folded = known.get(char);
  if (folded === undefined) {
    folded = computeFolded(char);
    if (known.size < mostKnown) known.set(char, folded);
  }
  return folded;
}

const hyphens = /[\p{Pd}\u02D7\u2043\u2212]/u;

/** Korean syllables are kept whole. */
function computeFolded(char: string): string {
  if (/\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{M}/u.test(char)) return "";
  if (/\p{Script=Hangul}/u.test(char)) return char.normalize("NFKC");
  // Without accents, and without the brackets of `⒬`.
  const plain = char.normalize("NFKD").replaceAll(/\p{M}|(?<!^)\)|\((?!$)/gu, "");
  return Array.from(plain, plainCharacter).join("");
}

function plainCharacter(char: string): string {
  if (hyphens.test(char)) return "-";
  if (/\p{Zs}/u.test(char)) return " ";
  const lower = char.toLowerCase();
  const forms = [char, lower, char.toUpperCase()];
  const alike = forms.map((form) => lookAlikes.get(form)).find((letter) => letter !== undefined);
  return alike ?? emblemLetter(char) ?? lower;
}

/** The first of the letters in circles, in squares, and for flags, which Unicode does not decompose. */
const emblems = [0x1f150, 0x1f170, 0x1f1e6];

function emblemLetter(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0;
  const first = emblems.find((each) => code >= each && code < each + 26);
  return first === undefined ? undefined : String.fromCodePoint(97 + code - first);
}
