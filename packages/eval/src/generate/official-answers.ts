import { join } from "node:path";
import { isAnswered } from "../answers/answer-log.js";
import type { AnswerRow } from "../answers/answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import type { Question } from "../benchmark/question.js";
import type { AppendLog } from "../log/append-log.js";
import { writeOfficialFile } from "../run-directory/write-official-file.js";

/** What a file of answers is made of. */
export interface OfficialAnswers {
  readonly benchmark: Benchmark;
  readonly system: string;
  /** The questions of the run, in published order. */
  readonly questions: AsyncIterable<Question>;
  readonly log: AppendLog<AnswerRow>;
  readonly folder: string;
  /** Whether every question is answered. */
  readonly isComplete: boolean;
}

/** Writes the answers of a run in the benchmark's own format. Returns the path. */
export function writeOfficialAnswers(answers: OfficialAnswers): Promise<string> {
  const { benchmark, system, folder, isComplete } = answers;
  return writeOfficialFile({
    path: join(folder, benchmark.officialFile(system)),
    format: benchmark.officialFormat,
    records: officialRecords(answers),
    isComplete,
  });
}

async function* officialRecords({
  benchmark,
  system,
  questions,
  log,
}: OfficialAnswers): AsyncGenerator<object> {
  for await (const question of questions) {
    const row = await log.rowOf(question.id);
    if (row !== undefined && isAnswered(row)) yield benchmark.officialRecord(question, row, system);
  }
}
