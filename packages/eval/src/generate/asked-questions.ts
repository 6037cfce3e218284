import { resolve } from "node:path";
import type { Question } from "../benchmark/question.js";
import { EvalDataError } from "../data/eval-data-error.js";
import type { RunData } from "../run-directory/run-manifest.js";
import type { GenerateRequest } from "./generate-options.js";
import { sampledQuestions } from "./sampled-questions.js";
import { surveyQuestions } from "./survey-questions.js";

/** The questions of a run. */
export interface AskedQuestions {
  readonly data: RunData;
  /** Reads them in published order, each time from the start. */
  questions(): AsyncIterable<Question>;
}

/**
 * Finds the questions of a run: all of the set, its first ones, or a sample.
 *
 * @throws {EvalDataError} `INVALID_EVAL_DATA` if there is none.
 */
export async function askedQuestions({
  benchmark,
  source,
  limit,
  seed,
}: Pick<GenerateRequest, "benchmark" | "source" | "limit" | "seed">): Promise<AskedQuestions> {
  const { questions: count, sha256 } = await surveyQuestions(benchmark.questions(source));
  if (count === 0) throw noQuestions(source);
  return {
    data: { file: resolve(source), sha256, questions: Math.min(limit ?? count, count) },
    questions: () => sampledQuestions(benchmark.questions(source), count, { limit, seed }),
  };
}

function noQuestions(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: "the file has no question",
    hint: 'Write one question in each line, such as {"question": "What is 2 + 2?"}.',
  });
}
