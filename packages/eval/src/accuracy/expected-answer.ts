import type { Question } from "../benchmark/question.js";
import { EvalInputError } from "../errors/eval-input-error.js";

/**
 * Returns the correct answer of a question, for a checker.
 *
 * @throws {EvalInputError} `INVALID_INPUT` if the question has none.
 */
export function expectedAnswerOf({ id, answer }: Question): string {
  if (answer !== undefined) return answer;
  throw new EvalInputError(
    `Question ${JSON.stringify(id)} has no \`answer\`, which a checker needs.`,
    "Add `answer` to each question of the file, or use a judge: moagraph eval compare A B --judge MODEL.",
  );
}
