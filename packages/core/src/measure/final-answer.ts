import { normalisedAnswer } from "./normalised-answer.js";
import type { TextVector } from "./vector.js";

/**
 * Returns the final answer of a text, in a form in which equal answers are equal texts.
 *
 * The first of these that the text has:
 * 1. what its last `\boxed{…}` contains;
 * 2. what follows the last "answer is", "answer:" or "answer =", up to the end of the sentence or line;
 * 3. the last number in its last line, with the numbers that it is joined to: `2^10`, `12:30`, `3, 4`;
 * 4. its last line.
 *
 * Case, spaces, LaTeX and Markdown marks, currencies, per cent signs and the form of numbers do not count:
 * `1,000.0` is `1000`. Of a choice such as `(B) Paris`, the letter is the answer. "answer is" is found in
 * English only. Makes no model calls.
 *
 * @param text - The text of a proposal. The time is linear in its length.
 * @returns The answer. Empty if the text is blank.
 * @example
 * ```ts
 * import { finalAnswerOf } from "@moagraph/core/graph";
 *
 * console.log(finalAnswerOf("So $x = \\boxed{\\dfrac{1}{2}}$.")); // \frac{1}{2}
 * console.log(finalAnswerOf("The answer is **(B) Paris**.")); // b
 * console.log(finalAnswerOf("3 boxes of 6 eggs.\nThat makes 18 eggs.")); // 18
 * ```
 */
export function finalAnswerOf(text: string): string {
  return normalisedAnswer(lastBoxed(text) ?? lastAnnounced(text) ?? endOf(text));
}

/**
 * Returns a vector that equals that of another text if, and only if, both have the same final answer (see
 * {@link finalAnswerOf}). Then the measures count equal answers.
 *
 * A blank text has an empty vector, which agrees with none. Makes no model calls.
 *
 * @param text - The text of a proposal. The time is linear in its length.
 * @example
 * ```ts
 * import { agreementOf, finalAnswerVector } from "@moagraph/core/graph";
 *
 * const texts = ["The answer is 4.", "It is 5.", "\\boxed{4}", "4"];
 * console.log(agreementOf(texts.map(finalAnswerVector))); // 0.75
 * ```
 */
export function finalAnswerVector(text: string): TextVector {
  const answer = finalAnswerOf(text);
  return new Map(answer === "" ? [] : [[answer, 1]]);
}

const boxCommand = "\\boxed{";

function lastBoxed(text: string): string | undefined {
  const begin = text.lastIndexOf(boxCommand);
  if (begin < 0) return undefined;
  const from = begin + boxCommand.length;
  let depth = 1;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    else if (text[index] === "}") depth -= 1;
    if (depth === 0) return text.slice(from, index);
  }
  return undefined;
}

/** "answer is", "answer:" and "answer =", with Markdown around the words. */
const announcement = /\banswer[*_ ]{0,8}(?:is(?![\p{L}\p{N}'’])|[:=])[*_: ]{0,8}[\r\n]{0,8}/giu;

/** A point after these ends no sentence: initials, letters that name no choice, and abbreviations. */
const abbreviation = String.raw`(?<![\p{L}\p{N}])(?:\p{L}(?=\.\s\p{L}\.)|\p{L}\.\s\p{L}|[k-z]|st|mrs?|ms|dr|prof|mt|ft|jr|sr|vs|e\.g|i\.e|ca|approx)`;
const sentenceEnd = new RegExp(String.raw`(?:[!?]|(?<!${abbreviation})\.)(?=\s|$)`, "iu");

function lastAnnounced(text: string): string | undefined {
  let from: number | undefined;
  for (const { index, 0: found } of text.matchAll(announcement)) from = index + found.length;
  if (from === undefined) return undefined;
  const [rest = ""] = text.slice(from).split("\n", 1);
  const line = text[from - 1] === "\n" ? withoutListMark(rest) : rest;
  const end = line.search(sentenceEnd);
  const answer = end < 0 ? line : line.slice(0, end);
  return answer.trim() === "" ? undefined : answer;
}

function withoutListMark(line: string): string {
  return line.replace(/^\s*[-*+•] +/, "");
}

const digits = String.raw`(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?![\d,])(?:\.\d+)?|\d[\d,]*(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?`;

/** A number and those it is joined to (`2^10`, `12:30`), but not a number within a word or a term. */
const numberPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.^{_]|[\p{L}\p{N})}](?:[-−]| ?[+*/] ?))[-−]?${digits}(?:(?: ?[-−+*/×] ?|, ?|\*\*|:|\^\{?[-−]?)${digits}\}?){0,16}`,
  "giu",
);

/** The last number in the last line, or the line. */
function endOf(text: string): string {
  const trimmed = text.trimEnd();
  const line = withoutListMark(trimmed.slice(trimmed.lastIndexOf("\n") + 1));
  return line.match(numberPattern)?.at(-1) ?? line;
}
