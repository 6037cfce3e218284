/** Digits of every script, as Python's `\d` has them. */
const inDoubleBrackets = /\[\[(\p{Nd}+(?:\.\p{Nd}*)?)\]\]/u;
const inBrackets = /\[(\p{Nd}+(?:\.\p{Nd}*)?)\]/u;

/** The numbers that Python reads as a literal: `07` is none, `07.5` is one. */
const pythonNumber = /^(?:0+|[1-9][0-9]*|[0-9]+\.[0-9]*)$/;

/**
 * Returns the rating in a judgment of MT-Bench: the number in the first `[[…]]`, else in the first `[…]`.
 *
 * A number that Python refuses, such as `07`, is no rating: there the official code stops with an error. Numbers
 * outside of 1 to 10 are ratings, as in the official code. Makes no model calls.
 *
 * @param judgment - The judge's reply.
 * @returns The rating. -1 if there is none.
 * @see `fastchat/llm_judge/common.py` of lm-sys/FastChat, `run_judge_single`
 * @example
 * ```ts
 * import { ratingOf } from "@moagraph/eval";
 *
 * console.log(ratingOf("Clear and correct. Rating: [[8.5]]")); // 8.5
 * console.log(ratingOf("Rating: 8")); // -1
 * ```
 */
export function ratingOf(judgment: string): number {
  const found = inDoubleBrackets.exec(judgment) ?? inBrackets.exec(judgment);
  const number = found?.[1] ?? "";
  const rating = pythonNumber.test(number) ? Number(number) : noRating;
  return Number.isFinite(rating) ? rating : noRating;
}

/** What the official files have for a judgment without a rating. */
export const noRating = -1;
