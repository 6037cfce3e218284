import { type AnswerToCheck, accuracyScore } from "../accuracy/accuracy-score.js";
import type { Checker, CheckerName } from "../accuracy/checkers.js";
import { benchmarks } from "../benchmark/benchmarks.js";
import type { Question } from "../benchmark/question.js";
import { EvalInputError } from "../errors/eval-input-error.js";
import { askedQuestions } from "../generate/asked-questions.js";
import { openRunAnswers, type RunAnswers } from "../judge/run-answers.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { readManifest } from "../run-directory/open-run.js";

/** What {@link scoreByChecker} reads. */
export interface ScoreByCheckerOptions {
  /** The folder of the run. */
  readonly folder: string;
  /** The name of a checker, or a function of your own. */
  readonly checker: CheckerName | Checker;
}

/**
 * Returns the accuracy of a run on questions with an `answer`. A question that failed or was not asked counts as
 * wrong. Makes no model calls.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if a question has no `answer`.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if a file of the run or of the questions is missing or broken.
 */
export async function scoreByChecker({
  folder,
  checker,
}: ScoreByCheckerOptions): Promise<EvaluationResult> {
  const { benchmark: name, system } = await readManifest(folder);
  const run = await openRunAnswers({ folder, benchmark: benchmarks[name] });
  try {
    return accuracyScore(await answersOf(run), { system, checker });
  } finally {
    await run.close();
  }
}

/** The answers, then the questions without one. */
async function answersOf({ manifest, answers, unanswered }: RunAnswers): Promise<AnswerToCheck[]> {
  const checked: AnswerToCheck[] = [];
  for await (const { question, answer } of answers()) {
    checked.push({ ...checkable(question), answer: answer.turns.at(-1) ?? null });
  }
  const open = new Set(unanswered);
  const { benchmark, data, limit, seed } = manifest;
  const source = { benchmark: benchmarks[benchmark], source: data.file, limit, seed };
  const { questions } = await askedQuestions(source);
  for await (const question of questions()) {
    if (open.has(question.id)) checked.push({ ...checkable(question), answer: null });
  }
  return checked;
}

function checkable({ id, answer, category }: Question): Omit<AnswerToCheck, "answer"> {
  if (answer === undefined) throw noAnswer(id);
  return { id, expected: answer, category };
}

function noAnswer(id: Question["id"]): EvalInputError {
  return new EvalInputError(
    `Question ${id} has no \`answer\`, which a checker needs.`,
    "Add `answer` to each question of the file, or compare two systems with moagraph eval compare --judge MODEL.",
  );
}
