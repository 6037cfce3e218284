import type { AnsweredRow, FailedRow } from "../answers/answer-row.js";
import type { BenchmarkName } from "../benchmark/benchmark.js";
import type { QuestionId } from "../benchmark/question.js";
import type { JudgmentRow } from "../judge/judgment-row.js";

/** A run in the data of a page. */
export interface PageRun {
  readonly system: string;
  readonly benchmark: BenchmarkName;
  /** The name of its folder. */
  readonly folder: string;
  /** Its questions: runs of the same questions share them. */
  readonly questionSet: number;
}

/** A question in the data of a page. */
export interface PageQuestion {
  readonly id: QuestionId;
  readonly turns: readonly string[];
  readonly category?: string | undefined;
  readonly answer?: string | undefined;
}

/** An answer in the data of a page: calls that succeeded are left out. */
export type PageAnswer = AnsweredRow | FailedRow;

/** A judgment in the data of a page. */
export type PageJudgment = JudgmentRow;

/** What a data block of a page holds. Each line of it is the JSON of one of these, by kind. */
export interface PageRows {
  readonly runs: PageRun;
  /** `index` is the number of the question set. */
  readonly questions: PageQuestion;
  /** `index` is the number of the run. */
  readonly answers: PageAnswer;
  /** `index` is the number of the run. Those of a comparison, which concern all runs, have none. */
  readonly judgments: PageJudgment;
}

/** The kinds of data blocks. */
export type PageRowKind = keyof PageRows;

/** The class of the elements with data. */
export const dataClass = "moa-data";

/** The id of the element that the script fills. */
export const answersId = "answers";
