import type { AnsweredRow } from "../answers/answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import { fileNameOf } from "../benchmark/file-name-of.js";
import type { Question } from "../benchmark/question.js";
import { checkFileKind } from "../data/file-kind.js";
import { readRecords } from "../data/read-records.js";
import { UniqueIds } from "../data/unique-ids.js";
import { findFlaskQuestions } from "./flask-files.js";
import { readFlaskQuestion } from "./flask-question.js";
import { flaskScore } from "./flask-score.js";
import { flaskTasks } from "./flask-tasks.js";

/**
 * FLASK: 1,740 questions, each reviewed on about three of twelve skills.
 *
 * Its answers are written as `model_output/<system>.jsonl`, in FLASK's format. FLASK prescribes no temperature: the
 * settings of the graph apply.
 *
 * @see arXiv 2307.10928; `generate_for_flask.py` of togethercomputer/MoA
 */
export const flask: Benchmark = {
  name: "flask",
  questions: readQuestions,
  settingsOf: () => ({}),
  officialFile: (system) => `model_output/${fileNameOf(system)}.jsonl`,
  officialFormat: "json-lines",
  officialRecord,
  judging: {
    settings: { temperature: 0, maxOutputTokens: 1024 },
    tasks: flaskTasks,
    officialFile: (judge) => `${fileNameOf(judge)}_review.jsonl`,
    officialFormat: "json-lines",
    score: flaskScore,
  },
};

async function* readQuestions(folder: string): AsyncGenerator<Question, void> {
  const ids = new UniqueIds();
  for await (const record of readRecords(await findFlaskQuestions(folder))) {
    checkFileKind(record, "FLASK's questions");
    const question = readFlaskQuestion(record);
    ids.add(question.id, record);
    yield question;
  }
}

function officialRecord({ id }: Question, { turns }: AnsweredRow): object {
  return { question_id: id, text: turns[0] ?? "" };
}
