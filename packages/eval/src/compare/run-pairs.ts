import type { Benchmark } from "../benchmark/benchmark.js";
import type { QuestionId } from "../benchmark/question.js";
import { answerLogFile, isAnswered } from "../answers/answer-log.js";
import { EvalInputError } from "../errors/eval-input-error.js";
import { openRunAnswers, type RunAnswers } from "../answers/run-answers.js";
import { LogReader } from "../log/log-reader.js";
import type { AnswerPair } from "./pairwise/pairwise-tasks.js";

/** The folders of two runs on the same questions. */
export interface RunFolders {
  readonly folderA: string;
  readonly folderB: string;
  readonly benchmark: Benchmark;
}

/** The answers of two runs beside each other. */
export interface RunPairs {
  readonly systemA: string;
  readonly systemB: string;
  /** The questions that both answered, in published order. Each call reads them again. */
  readonly pairs: () => AsyncIterable<AnswerPair>;
  /** The questions that at least one did not answer. */
  readonly unanswered: readonly QuestionId[];
  close(): Promise<void>;
}

/**
 * Opens the answers of two runs on the same questions. Two answers are in memory at a time.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` If the runs have different questions.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` If a folder has no run of the benchmark.
 */
export async function openRunPairs({ folderA, folderB, benchmark }: RunFolders): Promise<RunPairs> {
  const [a, b] = [
    await openRunAnswers({ folder: folderA, benchmark }),
    await openRunAnswers({ folder: folderB, benchmark }),
  ];
  const log = await LogReader.open(answerLogFile(folderB));
  const close = async (): Promise<void> => {
    await Promise.all([a.close(), b.close(), log.close()]);
  };
  if (!haveSameQuestions(a, b)) {
    await close();
    throw otherQuestions(folderA, folderB);
  }
  return {
    systemA: a.manifest.system,
    systemB: b.manifest.system,
    pairs: () => pairsOf(a, log),
    unanswered: [...new Set([...a.unanswered, ...b.unanswered])],
    close,
  };
}

async function* pairsOf(
  a: RunAnswers,
  b: LogReader<Parameters<typeof isAnswered>[0]>,
): AsyncGenerator<AnswerPair> {
  for await (const { question, answer } of a.answers()) {
    const other = await b.rowOf(question.id);
    if (other !== undefined && isAnswered(other)) yield { question, a: answer, b: other };
  }
}

function haveSameQuestions({ manifest: a }: RunAnswers, { manifest: b }: RunAnswers): boolean {
  return (
    a.data.sha256 === b.data.sha256 && a.data.questions === b.data.questions && a.seed === b.seed
  );
}

function otherQuestions(folderA: string, folderB: string): EvalInputError {
  return new EvalInputError(
    `${folderA} and ${folderB} have answers to different questions.`,
    "Generate both with the same data, `--limit` and `--seed`.",
  );
}
