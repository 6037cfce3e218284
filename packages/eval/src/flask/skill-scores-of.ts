import { LiteralError } from "./python/literal-error.js";
import { type PythonValue, readPythonDictionary } from "./python/python-literal.js";

/** The scores of a review by the skill's name in small letters, such as `logical correctness`. */
export type SkillScores = Readonly<Record<string, PythonValue>>;

const notApplicable = new Set<PythonValue>(["na", "n/a", "not applicable"]);

/**
 * Returns the scores in a review of FLASK: the last dictionary in it, as the official code reads it.
 *
 * Line breaks within the dictionary are removed, `_` becomes a space, and letters become small. `na`, `n/a` and
 * `not applicable` become `"N/A"`. Other values stay as they are, also texts such as `"5"`. Makes no model calls.
 * The time is linear in the length.
 *
 * @param review - The judge's reply.
 * @returns The scores. Empty if there is no dictionary or Python cannot read it, for example because of a comment,
 * `None`, or braces within it.
 * @see `parse_score` in `FLASK/gpt_review/gpt4_eval.py` of togethercomputer/MoA
 * @example
 * ```ts
 * import { skillScoresOf } from "@moagraph/eval";
 *
 * console.log(skillScoresOf("Well done. {'Factuality': 4, 'Logical_Robustness': 'NA'}"));
 * // { factuality: 4, 'logical robustness': 'N/A' }
 * console.log(skillScoresOf("{'Factuality': None}")); // {}
 * ```
 */
export function skillScoresOf(review: string): SkillScores {
  const dictionary = lastBraces(review).replaceAll("\n", "").replaceAll("_", " ").toLowerCase();
  try {
    const entries = [...readPythonDictionary(dictionary)];
    return Object.fromEntries(
      entries.map(([key, value]) => [key, notApplicable.has(value) ? "N/A" : value]),
    );
  } catch (error) {
    if (error instanceof LiteralError) return {};
    throw error;
  }
}

/** The last match of `{[^}]+}`, as Python's `findall` finds it. A regexp would need quadratic time. */
function lastBraces(text: string): string {
  let last = "";
  let open = text.indexOf("{");
  while (open >= 0) {
    const close = text.indexOf("}", open);
    if (close < 0) return last;
    if (close > open + 1) last = text.slice(open, close + 1);
    open = text.indexOf("{", close > open + 1 ? close + 1 : open + 1);
  }
  return last;
}
