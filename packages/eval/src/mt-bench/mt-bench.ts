import type { AnsweredRow } from "../answers/answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import type { Question } from "../benchmark/question.js";
import type { QuestionSettings } from "../benchmark/question-settings.js";
import type { DataRecord } from "../data/data-record.js";
import { filledText, filledTexts, numberField, wholeField } from "../data/fields.js";
import { checkFileKind } from "../data/file-kind.js";
import { readRecords } from "../data/read-records.js";
import { UniqueIds } from "../data/unique-ids.js";
import { fileNameOf } from "../benchmark/file-name-of.js";
import { answerIdOf } from "./answer-id.js";
import { findMtBenchQuestions } from "./mt-bench-files.js";
import { mtBenchScore } from "./mt-bench-score.js";
import { mtBenchTasks } from "./mt-bench-tasks.js";
import { mtBenchTemperature } from "./mt-bench-temperature.js";

/** Most tokens of an answer in MT-Bench. */
const maxOutputTokens = 1024;

/**
 * MT-Bench: 80 questions of two turns in eight categories, graded from 1 to 10.
 *
 * Its answers are written as `model_answer/<system>.jsonl`, in FastChat's format. `tstamp` is the time when the file was
 * written, `answer_id` follows from the answers.
 *
 * @see arXiv 2306.05685; `generate_for_mt_bench.py` of togethercomputer/MoA
 */
export const mtBench: Benchmark = {
  name: "mt-bench",
  questions: readQuestions,
  settingsOf,
  officialFile: (system) => `model_answer/${fileNameOf(system)}.jsonl`,
  officialFormat: "json-lines",
  officialRecord,
  judging: {
    settings: { temperature: 0, maxOutputTokens: 2048 },
    tasks: mtBenchTasks,
    officialFile: (judge) => `${fileNameOf(judge)}_single.jsonl`,
    officialFormat: "json-lines",
    score: mtBenchScore,
  },
};

async function* readQuestions(folder: string): AsyncGenerator<Question, void> {
  const ids = new UniqueIds();
  for await (const record of readRecords(await findMtBenchQuestions(folder))) {
    checkFileKind(record, "MT-Bench's questions");
    const id = wholeField(record, "question_id");
    ids.add(id, record);
    checkTemperature(record);
    const { value } = record;
    const category = filledText(record, "category");
    yield { id, turns: filledTexts(record, "turns"), category, record: value };
  }
}

/** The field in which a question can require a temperature. */
const temperatureField = "required_temperature";

function checkTemperature(record: DataRecord): void {
  if (temperatureField in record.value) numberField(record, temperatureField);
}

function settingsOf({ category, record }: Question): QuestionSettings {
  const required = record[temperatureField];
  const temperature = mtBenchTemperature(
    category,
    typeof required === "number" ? required : undefined,
  );
  return { temperature, maxOutputTokens };
}

function officialRecord({ id }: Question, { turns }: AnsweredRow, system: string): object {
  return {
    question_id: id,
    answer_id: answerIdOf(system, String(id), ...turns),
    model_id: system,
    choices: [{ index: 0, turns }],
    tstamp: Date.now() / 1000,
  };
}
