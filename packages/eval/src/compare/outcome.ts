import type { QuestionId } from "../benchmark/question.js";

/** The result of a question for A: 1 is a win, 0 a loss, 0.5 a tie. */
export interface Outcome {
  readonly question: QuestionId;
  readonly a: 0 | 0.5 | 1;
}

/** The outcomes of two systems, and what could not be counted. */
export interface Outcomes {
  readonly outcomes: readonly Outcome[];
  /** Ties because the judge's verdicts in both orders differ. 0 with a checker. */
  readonly disagreed: number;
  /** Questions without an outcome: the judge named no verdict in one of the orders. 0 with a checker. */
  readonly unclear: readonly QuestionId[];
}
