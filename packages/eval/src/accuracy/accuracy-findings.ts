import type { QuestionId } from "../benchmark/question.js";
import type { MeanWithInterval } from "../statistics/mean-with-interval.js";

/** An answer to be checked. */
export interface AnswerToCheck {
  readonly id: QuestionId;
  /** The correct answer. */
  readonly expected: string;
  /** The whole text of the answer. `null` if the question could not be answered: it counts as wrong. */
  readonly answer: string | null;
  /** The group in which results are also shown. */
  readonly category?: string | undefined;
}

/** An answer that was checked. */
export interface CheckedAnswer extends AnswerToCheck {
  readonly isCorrect: boolean;
}

/** What was found about a system. */
export interface AccuracyFindings {
  readonly system: string;
  readonly all: MeanWithInterval;
  readonly byCategory: ReadonlyMap<string, MeanWithInterval>;
  readonly checked: readonly CheckedAnswer[];
}
