import type { FailureReason } from "../answers/answer-row.js";
import type { WorkSummary } from "../asking/work-summary.js";
import type { QuestionId } from "../benchmark/question.js";

/** How {@link generate} ended. */
export interface GenerateSummary extends WorkSummary {
  /**
   * - `complete`: every question is answered.
   * - `failures`: all were asked, some failed.
   * - `cost-limit`: the next question could exceed `maxCostUsd`.
   * - `stopped`: the signal aborted.
   */
  readonly end: "complete" | "failures" | "cost-limit" | "stopped";
  readonly answered: number;
  /** The questions that failed, with their reasons. `retryFailed` asks them again. */
  readonly failed: readonly FailedQuestion[];
  /**
   * The file in the benchmark's own format. If questions failed or are missing, its name has
   * `.incomplete`. Absent if the signal aborted.
   */
  readonly officialFile?: string;
}

/** A question that could not be answered. */
export interface FailedQuestion extends FailureReason {
  readonly id: QuestionId;
}
