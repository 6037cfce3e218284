/**
 * Returns a regular expression that matches the names of these models in a text.
 *
 * The part after a name has a maximum length, so that a search is linear in the length of any text.
 */
export function modelMentions(models: readonly string[]): RegExp {
  const names = new Set(models.flatMap(namesOf));
  if (names.size === 0) return /(?!)/g;
  const longestFirst = [...names].toSorted((a, b) => b.length - a.length);
  const suffixes = new Set(models.flatMap((model) => model.match(/\p{L}{2,}/gu) ?? []));
  const suffix = `(?:${[...suffixes].join("|")})${wordEnd}`;
  // Such as `1.5-110B-Chat`, `-4o-2024-05-13`, ` 3 70B` and `-instruct`.
  const version = `(?:${gap}?v?${number})?(?:${hyphen}(?:${number}|${suffix})|${gap}${size}){0,6}`;
  const name = `(?:${longestFirst.map(escaped).join("|")})`;
  return new RegExp(`${wordStart}${name}${version}${wordEnd}`, "giu");
}

/**
 * Only cased letters and digits are part of a word. Scripts without case, such as Chinese, may write a
 * name without spaces around it.
 */
const wordPart = String.raw`[\p{LC}\p{N}]`;
const wordStart = `(?<!${wordPart})`;
const wordEnd = `(?!${wordPart})`;
/** Models often write names with non-breaking hyphens and spaces. */
const hyphen = String.raw`[\-_\u2010-\u2013]`;
const gap = String.raw`[\-_\u2010-\u2013 \u00A0\u202F]`;
const digits = String.raw`\d${wordPart}{0,9}`;
const number = String.raw`${digits}(?:\.${digits}){0,3}${wordEnd}`;
const size = String.raw`\d{1,4}(?:x\d{1,4})?b${wordEnd}`;

/** Words of model ids that also occur in texts with another meaning. */
const ordinaryWords = new Set(
  "answer base best chat code command deep fast flash instruct judge large latest lite medium meta mini model next nova open plus preview pro small text the turbo vision".split(
    " ",
  ),
);

/** The names of a model: with and without provider, the last part of its path, and its family. */
function namesOf(model: string): string[] {
  const id = model.slice(model.indexOf(":") + 1);
  const last = id.slice(id.lastIndexOf("/") + 1);
  const words = last.match(/(?<![\p{L}\p{N}])\p{L}{3,}/gu) ?? [];
  const family = words.find((word) => !isOrdinary(word)) ?? "";
  return [model, id, last, family].filter((name) => isDistinctive(name) && !isOrdinary(name));
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
