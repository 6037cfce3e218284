import { characterPatterns, wordPattern } from "./character-patterns.js";
import { foldName } from "./fold-text.js";
import { otherNames } from "./other-names.js";

/**
 * Returns a regular expression that matches the names of these models in a folded text.
 *
 * The part after a name has a maximum length, so that a search is linear in the length of any text.
 */
export function modelMentions(models: readonly string[]): RegExp {
  const ids = models.map(foldName);
  const matches = (pattern: RegExp) => anyWord(ids.flatMap((id) => id.match(pattern) ?? []));
  const names = ids.flatMap(namesOf);
  const others = new Set(ids.flatMap(otherNames).map(foldName));
  if (names.length === 0) return /(?!)/g;
  const longestFirst = [...new Set([...names, ...others])].toSorted((a, b) => b.length - a.length);
  const suffix = matches(/\p{L}{2,}/gu);
  const unit = matches(/(?<=\d)\p{L}(?!\p{LC}|\p{N})/gu);
  const line = anyWord(ids.flatMap(linesOf));
  // Such as `1.5-110B-Chat`, `-4o-2024-05-13`, ` 3 70B`, ` 4 o` and `-instruct`.
  const version = `(?:${mark}{0,3}${gap}?v?${number}(?:${gap}${unit})?)?(?:${hyphen}(?:${number}|${suffix})|${gap}(?:${size}|${line})){0,6}`;
  const name = `(?:${longestFirst.flatMap((each) => formsOf(each, others.has(each))).join("|")})`;
  return new RegExp(`${wordStart}${name}${version}${wordEnd}`, "gu");
}

/**
 * Only cased letters and digits are part of a word. Scripts without case, such as Chinese, may write a
 * name without spaces around it.
 */
const wordPart = String.raw`[\p{LC}\p{N}]`;
const wordStart = `(?<!${wordPart})`;
const wordEnd = `(?!${wordPart})`;
const hyphen = "[-_]";
const gap = "[-_. ]";
const digits = String.raw`\d${wordPart}{0,9}`;
const number = String.raw`${digits}(?:\.${digits}){0,3}${wordEnd}`;
const size = String.raw`\d{1,4}(?:x\d{1,4})? ?b${wordEnd}`;
/** Of Markdown and HTML. */
const mark = "(?:[*_`~\\\\]|<[^<>]{1,9}>|&#?\\w{1,8};)";

function anyWord(words: readonly string[]): string {
  return words.length === 0 ? "(?!)" : `(?:${words.map(wordPattern).join("|")})${wordEnd}`;
}

/**
 * Patterns for a name with its separators, and for one with separators between its letters. A name of
 * ordinary words is found with its own separators only, unless it is known to be a name. In a known
 * name, `#` is any number.
 */
function formsOf(name: string, isKnown: boolean): string[] {
  const parts = name.split(/[-_ /]/);
  const isPlain =
    !isKnown && parts.every((part) => isOrdinary(part) || !/\p{L}{3}|\p{L}\d|\d\p{L}/u.test(part));
  const [start, end] = edgesOf(name);
  if (/^\p{L}{3,}$/u.test(name)) return speltForms(name).map((form) => start + form + end);
  const whole = start + parts.map(wordPattern).join(isPlain ? "[-_/]" : "[-_ /.]?") + end;
  return [isKnown ? whole.replace("#", number) : whole];
}

/** What may be before and after a name in its script. */
function edgesOf(name: string): [start: string, end: string] {
  // Endings of Russian words. Cyrillic letters that look like Latin ones are folded.
  if (/\p{Script=Cyrillic}/u.test(name)) return ["", String.raw`\p{L}{0,2}`];
  if (!/[\p{Script=Arabic}\p{Script=Devanagari}]/u.test(name)) return ["", ""];
  // These have no case, but spaces between words. The Arabic `and`, `with` and `so` are prefixes.
  return [String.raw`(?<![\p{L}\p{M}](?<!(?<!\p{L})[وبف]))`, String.raw`(?![\p{L}\p{M}])`];
}

/** Such as `G. P. T.` before a number, `G**P**T` and `GPT`. */
function speltForms(name: string): string[] {
  const letters = characterPatterns(name);
  return [
    letters.join(`(?:[-. \n]|${mark}){1,3}`) + String.raw`(?:\.(?=${gap}?v?\d))?`,
    letters.join(`(?:[-.]|${mark}){0,3}`),
  ];
}

/** Words of model ids that also occur in texts with another meaning. */
const ordinaryWords = new Set(
  "answer base best chat code command deep fast flash instruct judge large latest lite medium meta mini model next nova open plus preview pro small text the turbo vision".split(
    " ",
  ),
);

/** The names of a model: with and without provider, the last part of its path, and its family. */
function namesOf(model: string): string[] {
  const id = model.slice(model.indexOf(":") + 1);
  const last = lastPartOf(model);
  const family = distinctiveWords(last)[0] ?? "";
  return [model, id, last, family].filter((name) => isDistinctive(name) && !isOrdinary(name));
}

/** The id without its provider and path. */
function lastPartOf(model: string): string {
  const id = model.slice(model.indexOf(":") + 1);
  return id.slice(id.lastIndexOf("/") + 1);
}

/** The words after the family, such as `sonnet`. They follow it after a space too. */
function linesOf(model: string): string[] {
  return distinctiveWords(lastPartOf(model))
    .slice(1)
    .filter((word) => word.length > 3);
}

function distinctiveWords(name: string): string[] {
  const words = name.match(/(?<![\p{L}\p{N}])\p{L}{3,}/gu) ?? [];
  return words.filter((word) => !isOrdinary(word));
}

function isOrdinary(name: string): boolean {
  return ordinaryWords.has(name.toLowerCase());
}

/** Whether a name is more than a number or one or two letters. */
function isDistinctive(name: string): boolean {
  return /\p{L}{3}|\p{L}.*\d/u.test(name);
}
