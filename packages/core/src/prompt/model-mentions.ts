/**
 * Finds where a text names one of these models.
 *
 * What may follow a name has a longest form, so that a search takes time in proportion to the text,
 * whatever the text is.
 */
export function modelMentions(models: readonly string[]): RegExp {
  const names = new Set(models.flatMap(namesOf));
  if (names.size === 0) return /(?!)/g;
  const longestFirst = [...names].toSorted((a, b) => b.length - a.length);
  const suffixes = new Set(models.flatMap((model) => model.match(/\p{L}{2,}/gu) ?? []));
  const suffix = `(?:${[...suffixes].join("|")})${wordEnd}`;
  // As in `1.5-110B-Chat`, `-4o-2024-05-13`, ` 3 70B` and `-instruct`.
  const version = `(?:${gap}?v?${number})?(?:${hyphen}(?:${number}|${suffix})|${gap}${size}){0,6}`;
  const name = `(?:${longestFirst.map(escaped).join("|")})`;
  return new RegExp(`${wordStart}${name}${version}${wordEnd}`, "giu");
}

/** Letters without capitals are of scripts in which a name may stand between others without a space. */
const wordPart = String.raw`[\p{LC}\p{N}]`;
const wordStart = `(?<!${wordPart})`;
const wordEnd = `(?!${wordPart})`;
/** Models like to write the hyphens and spaces of names in forms that do not break. */
const hyphen = String.raw`[\-_\u2010-\u2013]`;
const gap = String.raw`[\-_\u2010-\u2013 \u00A0\u202F]`;
const digits = String.raw`\d${wordPart}{0,9}`;
const number = String.raw`${digits}(?:\.${digits}){0,3}${wordEnd}`;
const size = String.raw`\d{1,4}(?:x\d{1,4})?b${wordEnd}`;

/** Words that ids have, but that texts have as well without speaking of a model. */
const ordinaryWords = new Set(
  "answer base best chat code command deep fast flash instruct judge large latest lite medium meta mini model next nova open plus preview pro small text the turbo vision".split(
    " ",
  ),
);

/** What a model may be called: the whole id, its parts, and its family. */
function namesOf(model: string): string[] {
  const id = model.slice(model.indexOf(":") + 1);
  const last = id.slice(id.lastIndexOf("/") + 1);
  const words = last.match(/(?<![\p{L}\p{N}])\p{L}{3,}/gu) ?? [];
  const family = words.find((word) => !isOrdinary(word)) ?? "";
  return [model, id, last, family].filter((name) => isTelling(name) && !isOrdinary(name));
}

function isOrdinary(name: string): boolean {
  return ordinaryWords.has(name.toLowerCase());
}

/** Whether a name is more than a number or a letter or two. */
function isTelling(name: string): boolean {
  return /\p{L}{3}|\p{L}.*\d/u.test(name);
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
