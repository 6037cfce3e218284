import { askedQuestions } from "../generate/asked-questions.js";
import type { GenerateRequest } from "../generate/generate-options.js";
import type { CheckerName } from "./checkers.js";
import { expectedAnswerOf } from "./expected-answer.js";
import { isCorrect } from "./is-correct.js";

/** Which questions are checked by which checker. */
export interface ExpectedAnswersRequest extends Pick<
  GenerateRequest,
  "benchmark" | "source" | "limit" | "seed"
> {
  readonly checker: CheckerName;
}

/**
 * Checks that a checker can use the correct answer of each question, before money is spent on answers. Makes no model
 * calls.
 *
 * @param request - The questions and the checker.
 * @throws {@link EvalInputError} `INVALID_INPUT` with the question, if it has no `answer`, or one that does not fit.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { checkExpectedAnswers, questions } from "@moagraph/eval";
 *
 * await writeFile("sums.jsonl", '{"id": 1, "question": "What is 2 + 2?", "answer": "4"}\n');
 * await checkExpectedAnswers({ benchmark: questions, source: "sums.jsonl", checker: "number" });
 * ```
 */
export async function checkExpectedAnswers(request: ExpectedAnswersRequest): Promise<void> {
  const asked = await askedQuestions(request);
  for await (const question of asked.questions()) {
    const { id } = question;
    isCorrect({ id, expected: expectedAnswerOf(question), answer: "" }, request.checker);
  }
}
