import { answerLogFile, isAnswered } from "./answer-log.js";
import type { AnswerRow } from "./answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import type { AnsweredQuestion } from "../benchmark/judging.js";
import type { Question, QuestionId } from "../benchmark/question.js";
import { EvalDataError } from "../data/eval-data-error.js";
import { askedQuestions } from "../generate/asked-questions.js";
import { LogReader } from "../log/log-reader.js";
import { readManifest } from "../run-directory/open-run.js";
import type { RunManifest } from "../run-directory/run-manifest.js";

/** The answers in a run's folder, beside their questions. */
export interface RunAnswers {
  readonly manifest: RunManifest;
  /** The questions with an answer, in published order. Each call reads them again. */
  readonly answers: () => AsyncIterable<AnsweredQuestion>;
  /** The questions that failed or were not asked. */
  readonly unanswered: readonly QuestionId[];
  /** Closes the file of the answers. They cannot be read afterwards. */
  close(): Promise<void>;
}

/** Where the answers and their questions are. */
export interface RunAnswersOptions {
  readonly folder: string;
  readonly benchmark: Benchmark;
  /** The data folder or file of questions. @defaultValue that of the run */
  readonly source?: string | undefined;
}

/**
 * Opens the answers of a run. One answer is in memory at a time.
 *
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if the folder has no run or one of another benchmark, or the
 * questions are not those of the run.
 */
export async function openRunAnswers(options: RunAnswersOptions): Promise<RunAnswers> {
  const { folder, benchmark } = options;
  const manifest = await readManifest(folder);
  checkBenchmark(manifest, benchmark, folder);
  const { limit, seed, data } = manifest;
  const source = options.source ?? data.file;
  const asked = await askedQuestions({ benchmark, source, limit, seed });
  if (asked.data.sha256 !== data.sha256) throw otherQuestions(source, folder);
  const log = await LogReader.open(answerLogFile(folder));
  try {
    return {
      manifest,
      answers: () => answered(asked.questions(), log),
      unanswered: await unansweredIds(asked.questions(), log),
      close: () => log.close(),
    };
  } catch (error) {
    await log.close();
    throw error;
  }
}

async function* answered(
  questions: AsyncIterable<Question>,
  log: LogReader<AnswerRow>,
): AsyncGenerator<AnsweredQuestion> {
  for await (const question of questions) {
    const answer = await log.rowOf(question.id);
    if (answer !== undefined && isAnswered(answer)) yield { question, answer };
  }
}

async function unansweredIds(
  questions: AsyncIterable<Question>,
  log: LogReader<AnswerRow>,
): Promise<QuestionId[]> {
  const ids: QuestionId[] = [];
  for await (const { id } of questions) {
    const row = await log.rowOf(id);
    if (row === undefined || !isAnswered(row)) ids.push(id);
  }
  return ids;
}

function checkBenchmark({ benchmark }: RunManifest, { name }: Benchmark, folder: string): void {
  if (benchmark === name) return;
  throw new EvalDataError({
    file: folder,
    problem: `the answers are to ${benchmark}, expected ${name}`,
    hint: `Use ${benchmark}, or the folder of a run of ${name}.`,
  });
}

function otherQuestions(source: string, folder: string): EvalDataError {
  return new EvalDataError({
    file: source,
    problem: `the questions are not those that were asked in ${folder}: other ids or texts`,
    hint: "Pass the data that the answers were generated with, or generate them again in another folder.",
  });
}
