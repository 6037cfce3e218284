import type { FailureReason } from "../answers/answer-row.js";
import type { WorkSummary } from "../asking/work-summary.js";
import type { QuestionId } from "../benchmark/question.js";

/** How {@link judgeAll} ended. */
export interface JudgeSummary extends WorkSummary {
  /**
   * - `complete`: every task has a verdict.
   * - `unclear`: all were asked, some have no verdict.
   * - `cost-limit`: the next task could exceed `maxCostUsd`.
   * - `stopped`: the signal aborted.
   */
  readonly end: "complete" | "unclear" | "cost-limit" | "stopped";
  /** Tasks with a verdict. */
  readonly judged: number;
  /** Tasks without a verdict, with the reasons. `retryUnclear` asks them again. */
  readonly unclear: readonly UnclearTask[];
}

/** A task without a verdict. */
export interface UnclearTask extends FailureReason {
  readonly key: string;
}

/** How {@link judgeRun} ended. */
export interface JudgeRunSummary extends JudgeSummary {
  /** Questions without an answer. They cannot be judged. */
  readonly unanswered: readonly QuestionId[];
  /**
   * The judgments in the benchmark's own format. If answers or judgments are missing, its name has
   * `.incomplete`. Absent if the signal aborted.
   */
  readonly officialFile?: string;
}
