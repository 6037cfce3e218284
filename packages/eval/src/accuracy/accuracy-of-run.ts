import type { Benchmark } from "../benchmark/benchmark.js";
import type { Question } from "../benchmark/question.js";
import { openRunAnswers } from "../answers/run-answers.js";
import { questions as ownQuestions } from "../questions/questions.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import type { AnswerToCheck } from "./accuracy-findings.js";
import { type AccuracyOptions, accuracyScore } from "./accuracy-score.js";
import { expectedAnswerOf } from "./expected-answer.js";

/** Options of {@link accuracyOfRun}. */
export interface AccuracyOfRunOptions extends Pick<AccuracyOptions, "checker"> {
  /** The folder of the run. */
  readonly folder: string;
  /** @defaultValue questions of your own */
  readonly benchmark?: Benchmark;
  /** The file of questions. @defaultValue that of the run */
  readonly source?: string | undefined;
}

/**
 * Returns the accuracy of a run's answers. The last turn's answer is checked. Questions that failed or were not asked
 * count as wrong.
 *
 * Makes no model calls.
 *
 * @param options - The folder of the run, and how answers are checked.
 * @throws {EvalDataError} If the folder has no run, or the questions are not those of the run.
 * @throws {EvalInputError} `INVALID_INPUT` if a question has no `answer`, or one that does not fit the checker.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { FakeListChatModel } from "@langchain/core/utils/testing";
 * import { defineGraph, proposer } from "@moagraph/core";
 * import { accuracyOfRun, benchmarks, generate } from "@moagraph/eval";
 *
 * await writeFile("sums.jsonl", '{"question":"2+2?","answer":"4"}\n');
 * const graph = defineGraph({
 *   name: "alone",
 *   nodes: { owl: proposer({ model: "local:owl" }) },
 *   output: "owl",
 * });
 * const benchmark = benchmarks.questions;
 * const owl = new FakeListChatModel({ responses: ["It is 4."] });
 * const compileOptions = { models: { "local:owl": owl } };
 * await generate({ benchmark, source: "sums.jsonl", graph, compileOptions, folder: "out/alone" });
 *
 * const { numbers } = await accuracyOfRun({ folder: "out/alone", checker: "number" });
 * console.log(numbers["accuracy"]); // 1
 * ```
 */
export async function accuracyOfRun({
  checker,
  benchmark = ownQuestions,
  ...place
}: AccuracyOfRunOptions): Promise<EvaluationResult> {
  const run = await openRunAnswers({ ...place, benchmark });
  const answers: AnswerToCheck[] = [];
  try {
    for await (const { question, answer } of run.answers()) {
      answers.push(toCheck(question, answer.turns.at(-1) ?? null));
    }
  } finally {
    await run.close();
  }
  const missing = new Set(run.unanswered);
  for await (const question of benchmark.questions(place.source ?? run.manifest.data.file)) {
    if (missing.has(question.id)) answers.push(toCheck(question, null));
  }
  return accuracyScore(answers, { system: run.manifest.system, checker });
}

function toCheck(question: Question, answer: string | null): AnswerToCheck {
  const { id, category } = question;
  return { id, expected: expectedAnswerOf(question), category, answer };
}
