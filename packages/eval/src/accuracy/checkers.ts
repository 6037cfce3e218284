import { finalAnswerOf } from "@moagraph/core/graph";
import { EvalInputError } from "../errors/eval-input-error.js";
import { finalNumberOf } from "./final-number-of.js";

/** The checkers by name. */
export type CheckerName = "exact" | "number" | "choice";

/**
 * Whether an answer is correct.
 *
 * @param answer - The whole text of an answer.
 * @param expected - The correct answer.
 */
export type Checker = (answer: string, expected: string) => boolean;

/**
 * The checkers of answers.
 *
 * - `exact`: the final answer is the expected text. Case, spaces, and LaTeX and Markdown marks do not count.
 * - `number`: the final answer is the expected number, to nine digits. `1/2`, `0.5` and `50%` of the text `1/2` are
 *   numbers; only the value counts, not its form.
 * - `choice`: the answer chooses the expected letter, `a` to `j`: as its final answer, or in words such as "option B".
 *   Of `(B) Paris`, the letter counts.
 *
 * The final answer of a text is what `finalAnswerOf` of `@moagraph/core/graph` finds: the last `\boxed{…}`, what
 * follows "answer is", or the last line. A blank answer is never correct.
 *
 * @throws {EvalInputError} `INVALID_INPUT` if the expected answer is blank, no number, or no letter.
 * @example
 * ```ts
 * import { checkers } from "@moagraph/eval";
 *
 * console.log(checkers.exact("So the answer is **Paris**.", "Paris")); // true
 * console.log(checkers.number("That makes 1,000 eggs.", "1000.0")); // true
 * console.log(checkers.number("\\boxed{\\frac{1}{2}}", "0.5")); // true
 * console.log(checkers.choice("The answer is (B) Paris.", "C")); // false
 * ```
 */
export const checkers: Readonly<Record<CheckerName, Checker>> = { exact, number, choice };

function exact(answer: string, expected: string): boolean {
  const right = finalAnswerOf(expected);
  if (right === "") throw wrongExpected(expected, "a text that is not blank", "Write the answer.");
  return finalAnswerOf(answer) === right || answer.trim() === expected.trim();
}

/** Numbers are equal that differ by less than this share. */
const tolerance = 1e-9;

function number(answer: string, expected: string): boolean {
  const right = finalNumberOf(expected);
  if (right === undefined) {
    throw wrongExpected(expected, "a number", "Correct the answer, or use the checker `exact`.");
  }
  const found = finalNumberOf(answer);
  return found !== undefined && Math.abs(found - right) <= tolerance * Math.abs(right);
}

const letter = /^[a-j]$/;

/** Other words for a choice: "option B", "the correct choice is **B**", "[B]". */
const namedChoice = /\b(?:option|choice|answer)(?: is)?[\s:*([]{1,6}([A-J])\b|[[(]([A-J])[\])]/g;

/** The letter that a text chooses: its final answer, or else the last one that it names. */
function choiceIn(text: string): string | undefined {
  const answer = finalAnswerOf(text);
  if (letter.test(answer)) return answer;
  const named = [...text.matchAll(namedChoice)].at(-1);
  return (named?.[1] ?? named?.[2])?.toLowerCase();
}

function choice(answer: string, expected: string): boolean {
  const right = choiceIn(expected);
  if (right === undefined) {
    throw wrongExpected(expected, "a letter from a to j", "Write the letter of the choice.");
  }
  return choiceIn(answer) === right;
}

const shownCharacters = 60;

function wrongExpected(expected: string, wanted: string, hint: string): EvalInputError {
  const shown = JSON.stringify(expected.slice(0, shownCharacters));
  return new EvalInputError(`The expected answer is ${shown}, expected ${wanted}.`, hint);
}
