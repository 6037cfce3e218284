import { mkdir, rm } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { isAnswered } from "../answers/answer-log.js";
import type { AnswerRow } from "../answers/answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import type { Question } from "../benchmark/question.js";
import type { AppendLog } from "../log/append-log.js";
import { jsonTexts } from "../run-directory/json-texts.js";
import { writeFileAtomically } from "../run-directory/write-file-atomically.js";

/** What an official file is made of. */
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

/**
 * Writes the answers of a run in the benchmark's own format and in published order.
 *
 * Without all answers, the file has another name, such as `model_outputs.incomplete.json`, so that nobody
 * scores a smaller sample by mistake.
 *
 * @returns The path of the file.
 */
export async function writeOfficialFile(answers: OfficialAnswers): Promise<string> {
  const { benchmark, system, folder, isComplete } = answers;
  const complete = join(folder, benchmark.officialFile(system));
  const incomplete = incompleteName(complete);
  const file = isComplete ? complete : incomplete;
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomically(file, jsonTexts(officialRecords(answers), benchmark.officialFormat));
  if (isComplete) await rm(incomplete, { force: true });
  return file;
}

/** The name of a file without all answers: `model_outputs.incomplete.json`. */
export function incompleteName(file: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.incomplete${extension}`;
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
