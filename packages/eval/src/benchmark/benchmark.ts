import type { AnsweredRow } from "../answers/answer-row.js";
import type { Judging } from "./judging.js";
import type { QuestionSettings } from "./question-settings.js";
import type { Question } from "./question.js";

/** The benchmarks by name. `questions` is a file of your own. */
export type BenchmarkName = "alpaca-eval" | "mt-bench" | "flask" | "questions";

/** How a benchmark's questions are read, asked and answered in its own file format. */
export interface Benchmark {
  readonly name: BenchmarkName;
  /**
   * Reads the questions in published order, without holding them all.
   *
   * @param source - The data folder; for `questions`, the file.
   */
  questions(source: string): AsyncIterable<Question>;
  /**
   * What the benchmark prescribes for a question, such as MT-Bench's temperature of a category.
   *
   * @param question - The question.
   */
  settingsOf(question: Question): QuestionSettings;
  /**
   * The file with all answers in the benchmark's own format, relative to the run's folder.
   *
   * @param system - The name of the graph, recipe or model.
   */
  officialFile(system: string): string;
  /** Whether that file is one JSON array, or one JSON object in each line. */
  readonly officialFormat: "json-array" | "json-lines";
  /**
   * The record of an answer in that file, with the keys in published order.
   *
   * @param question - The question.
   * @param row - Its answers.
   * @param system - The name of the graph, recipe or model.
   */
  officialRecord(question: Question, row: AnsweredRow, system: string): object;
  /** How the answers are judged. Absent for questions of your own. */
  readonly judging?: Judging;
}
