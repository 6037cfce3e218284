import { lookAlikes } from "./look-alikes.js";

/** A character that is longer or shorter in the folded text, or absent from it. */
interface Change {
  readonly at: number;
  readonly length: number;
  readonly foldedAt: number;
  readonly foldedLength: number;
  /** An accent is a part of the letter before it. */
  readonly isAccent: boolean;
}

/** A text in a form in which disguised names are plain, and what maps it to the original. */
interface FoldedText {
  readonly text: string;
  /** In the order of the text. All other units are at the same distance as their neighbours. */
  readonly changes: readonly Change[];
}

/**
 * A text in lower case, in which look-alikes of Latin letters are those letters, all hyphens and
 * spaces are plain, and invisible characters and accents are absent.
 */
export function foldText(text: string): string {
  return foldWithChanges(text).text;
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
  const folded = foldWithChanges(text);
  const spanOf = spanFinder(folded.changes);
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: found, index } of folded.text.matchAll(pattern)) {
    pieces.push(text.slice(end, spanOf(index).start), replacement);
    end = spanOf(index + found.length - 1).end;
    onMatch();
  }
  pieces.push(text.slice(end));
  return pieces.join("");
}

function foldWithChanges(text: string): FoldedText {
  const changes: Change[] = [];
  let shift = 0;
  const folded = text.replaceAll(/[^\0-\x7F]/gu, (char, at: number) => {
    const plain = foldedCharacter(char);
    if (plain.length === 1 && char.length === 1) return plain;
    const [length, foldedLength] = [char.length, plain.length];
    const isAccent = foldedLength === 0 && /\p{M}/u.test(char);
    changes.push({ at, length, foldedAt: at + shift, foldedLength, isAccent });
    shift += foldedLength - length;
    return plain;
  });
  return { text: folded.toLowerCase(), changes };
}

/**
 * Finds the character of a unit of the folded text in the original, with its accents. Units must be
 * asked for in their order, which makes all searches together linear.
 */
function spanFinder(
  changes: readonly Change[],
): (unit: number) => { readonly start: number; readonly end: number } {
  let next = 0;
  return (unit) => {
    for (let each = changes[next]; each && each.foldedAt <= unit; each = changes[next]) next += 1;
    const before = changes[next - 1];
    const from = before === undefined ? 0 : before.at + before.length;
    const past = before === undefined ? unit : unit - before.foldedAt - before.foldedLength;
    const start = past < 0 ? (before?.at ?? 0) : from + past;
    const end = past < 0 ? from : start + 1;
    return { start, end: endOfAccents(changes, next, unit + 1) ?? end };
  };
}

function endOfAccents(
  changes: readonly Change[],
  next: number,
  foldedAt: number,
): number | undefined {
  let end: number | undefined;
  for (let at = next; changes[at]?.foldedAt === foldedAt; at += 1) {
    const { isAccent, at: start, length, foldedLength } = changes[at] as Change;
    if (foldedLength > 0) break;
    if (isAccent) end = start + length;
  }
  return end;
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
  if (/[™℠]/.test(char)) return char;
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
