import type { FailureReason } from "../answers/answer-row.js";
import type { QuestionId } from "../benchmark/question.js";
import type { CutLine } from "../log/append-log.js";

/** How {@link generate} ended. */
export interface GenerateSummary {
  /**
   * - `complete`: every question is answered.
   * - `failures`: all were asked, some failed.
   * - `cost-limit`: the next question could exceed `maxCostUsd`.
   * - `stopped`: the signal aborted.
   */
  readonly end: "complete" | "failures" | "cost-limit" | "stopped";
  /** Questions of the run. */
  readonly total: number;
  readonly answered: number;
  /** The questions that failed, with their reasons. `retryFailed` asks them again. */
  readonly failed: readonly FailedQuestion[];
  /** Questions that were not asked yet. Another start asks them. */
  readonly missing: number;
  /** Cost of all starts in US dollars. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** The models whose price is unknown. */
  readonly unpricedModels: readonly string[];
  /**
   * The file in the benchmark's own format. If questions failed or are missing, its name has
   * `.incomplete`. Absent if the signal aborted.
   */
  readonly officialFile?: string;
  /** The incomplete line of a killed process that was removed from the log. Its question was asked again. */
  readonly cut?: CutLine;
}

/** A question that could not be answered. */
export interface FailedQuestion extends FailureReason {
  readonly id: QuestionId;
}
