import { foldText } from "./fold-text.js";
import { otherNames } from "./other-names.js";
import { modelIdOf } from "../spec/flow/model-name.js";

/**
 * Returns a regular expression that matches the names of these models in a folded text.
 *
 * The part after a name has a maximum length, so that a search is linear in the length of any text.
 */
export function modelMentions(models: readonly string[]): RegExp {
  const names = new Set(models.flatMap(namesOf).map(foldText));
  const others = new Set(models.flatMap(otherNames).map(foldText));
  if (names.size === 0) return /(?!)/g;
  const longestFirst = [...names, ...others].toSorted((a, b) => b.length - a.length);
  const suffixes = new Set(models.flatMap((model) => foldText(model).match(/\p{L}{2,}/gu) ?? []));
  const suffix = `(?:${[...suffixes].join("|")})${wordEnd}`;
  const lines = new Set(models.flatMap(linesOf).map(foldText));
  const line = lines.size === 0 ? "(?!)" : `(?:${[...lines].join("|")})${wordEnd}`;
  // Such as `1.5-110B-Chat`, `-4o-2024-05-13`, ` 3 70B` and `-instruct`.
  const version = `(?:${gap}?v?${number})?(?:${hyphen}(?:${number}|${suffix})|${gap}(?:${size}|${line})){0,6}`;
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
const size = String.raw`\d{1,4}(?:x\d{1,4})?b${wordEnd}`;

/**
 * Patterns for a name with its separators, and for one with a separator after each letter. A name of
 * ordinary words is found with its own separators only, unless it is known to be a name.
 */
function formsOf(name: string, isKnown: boolean): string[] {
  const parts = name.split(/[-_ /]/).map(escaped);
  const isPlain =
    !isKnown && parts.every((part) => isOrdinary(part) || !/\p{L}{3}|\p{L}\d|\d\p{L}/u.test(part));
  // Endings of Russian words. Cyrillic letters that look like Latin ones are folded.
  const ending = /\p{Script=Cyrillic}/u.test(name) ? String.raw`\p{L}{0,2}` : "";
  const whole = parts.join(isPlain ? "[-_/]" : "[-_ /.]?") + ending;
  const spelt =
    /^[a-z]{3,}$/.test(name) && !isOrdinary(name) ? [Array.from(name).join("[-_. *]")] : [];
  return [whole, ...spelt];
}

/** Words of model ids that also occur in texts with another meaning. */
const ordinaryWords = new Set(
  "answer base best chat code command deep fast flash instruct judge large latest lite medium meta mini model next nova open plus preview pro small text the turbo vision".split(
    " ",
  ),
);

/** The names of a model: with and without provider, the last part of its path, and its family. */
function namesOf(model: string): string[] {
  const id = modelIdOf(model);
  const last = lastPartOf(model);
  const family = distinctiveWords(last)[0] ?? "";
  return [model, id, last, family].filter((name) => isDistinctive(name) && !isOrdinary(name));
}

/** The id without its provider and path. */
function lastPartOf(model: string): string {
  const id = modelIdOf(model);
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

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
