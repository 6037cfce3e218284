import type { AnsweredRow } from "../answers/answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import { fileNameOf } from "../benchmark/file-name-of.js";
import type { Question } from "../benchmark/question.js";
import { checkFileKind } from "../data/file-kind.js";
import { isJsonList, readRecords } from "../data/read-records.js";
import { UniqueIds } from "../data/unique-ids.js";
import { readOwnQuestion } from "./own-question.js";

/**
 * Questions of your own, one JSON object in each line of a file, or one list of them in a file that ends with `.json`.
 *
 * | Field | Meaning |
 * | --- | --- |
 * | `question` or `prompt` | The question. |
 * | `turns` | Several questions, one after another, instead of `question`. |
 * | `messages` | Messages of the role `user`, instead of `question`. |
 * | `id` | A text or a whole number. Absent: the number of the line, in a JSON list the position. |
 * | `answer` | The correct answer, for a checker. Not shown to models. |
 * | `category` | The group in which results are also shown. |
 *
 * The answers are written as `answers/<system>.jsonl`, one object with `id`, `question` and `answer` in each line; with
 * `id`, `turns` and `answers` if a question has several turns. The settings of the graph apply.
 */
export const questions: Benchmark = {
  name: "questions",
  questions: readOwnQuestions,
  settingsOf: () => ({}),
  officialFile: (system) => `answers/${fileNameOf(system)}.jsonl`,
  officialFormat: "json-lines",
  officialRecord,
};

async function* readOwnQuestions(file: string): AsyncGenerator<Question, void> {
  const ids = new UniqueIds();
  let position = 0;
  for await (const record of readRecords(file)) {
    checkFileKind(record);
    position += 1;
    const question = readOwnQuestion(record, isJsonList(file) ? position : record.line);
    ids.add(question.id, record);
    yield question;
  }
}

function officialRecord({ id, turns }: Question, answer: AnsweredRow): object {
  return turns.length === 1
    ? { id, question: turns[0], answer: answer.turns[0] }
    : { id, turns, answers: answer.turns };
}
