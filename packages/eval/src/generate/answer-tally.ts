import { isAnswered } from "../answers/answer-log.js";
import type { AnswerRow, FailureReason } from "../answers/answer-row.js";
import { addCosts } from "../asking/progress.js";
import type { QuestionId } from "../benchmark/question.js";

/** What the rows of a log come to: failed questions and cost. It holds no answers. */
export class AnswerTally {
  /** The questions whose last row is a failure. */
  readonly failed = new Map<QuestionId, FailureReason>();
  /** Cost of all rows, those that a later one replaces too. */
  costUsd: number | null = 0;

  readonly count = (row: AnswerRow): void => {
    this.costUsd = addCosts(this.costUsd, row.usage.costUsd);
    if (isAnswered(row)) this.failed.delete(row.id);
    else this.failed.set(row.id, row.failed);
  };
}
