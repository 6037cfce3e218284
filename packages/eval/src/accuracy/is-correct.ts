import { EvalInputError } from "../errors/eval-input-error.js";
import type { AnswerToCheck } from "./accuracy-findings.js";
import { type Checker, type CheckerName, checkers } from "./checkers.js";

/**
 * Returns whether an answer is correct. An answer that is `null` is not.
 *
 * @throws {EvalInputError} `INVALID_INPUT` with the question, if the expected answer does not fit the checker.
 */
export function isCorrect(
  { id, answer, expected }: AnswerToCheck,
  checker: CheckerName | Checker,
): boolean {
  const check = typeof checker === "string" ? checkers[checker] : checker;
  try {
    return answer !== null && check(answer, expected);
  } catch (error) {
    if (!(error instanceof EvalInputError)) throw error;
    throw new EvalInputError(`Question ${JSON.stringify(id)}: ${error.message}`, error.hint);
  }
}
