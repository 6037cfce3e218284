import type { AnsweredRow } from "../answers/answer-row.js";
import type { JudgeTask } from "../judge/judge-task.js";
import type { JudgmentRow } from "../judge/judgment-row.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import type { QuestionSettings } from "./question-settings.js";
import type { Question } from "./question.js";

/** A question with its answer. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly answer: AnsweredRow;
}

/** What is judged. */
export interface JudgedAnswers {
  /** The data folder, with the judge's prompts. */
  readonly dataFolder: string;
  /** The name of the system that answered. */
  readonly system: string;
  /** The judge's name in the official records. */
  readonly judge: string;
  /** The answers in published order. Each call reads them again. */
  readonly answers: () => AsyncIterable<AnsweredQuestion>;
}

/** A task for a judge, with the record that a benchmark publishes of it. */
export interface BenchmarkTask extends JudgeTask {
  /**
   * The record of a judgment in the benchmark's own file, with the keys in published order.
   *
   * @param judgment - The judgment of this task.
   */
  officialRecord(judgment: JudgmentRow): object;
}

/** What is scored: a benchmark's own file of judgments, ours or a published one. */
export interface JudgmentFile {
  readonly file: string;
  /** Whose judgments are read. Needed if the file has those of several systems. */
  readonly system?: string;
  /** The data folder, for published tables. */
  readonly dataFolder?: string;
}

/** How a benchmark's answers are judged and scored. */
export interface Judging {
  /** What the benchmark prescribes for the judge's calls. */
  readonly settings: QuestionSettings;
  /** How many alternatives for the first token are requested with their log-probabilities. Absent: none. */
  readonly topLogprobs?: number;
  /**
   * The tasks in published order.
   *
   * @param answers - What is judged.
   */
  tasks(answers: JudgedAnswers): AsyncIterable<BenchmarkTask>;
  /**
   * The name of the benchmark's own file of judgments, such as `gpt-4_single.jsonl`.
   *
   * @param judge - The name of the judge.
   */
  officialFile(judge: string): string;
  /** Whether that file is one JSON array, or one JSON object in each line. */
  readonly officialFormat: "json-array" | "json-lines";
  /**
   * The scores of a file of judgments. Makes no model calls.
   *
   * @param judgments - The file.
   */
  score(judgments: JudgmentFile): Promise<EvaluationResult>;
}
