import type { FailureReason } from "../answers/answer-row.js";
import type { QuestionId } from "../benchmark/question.js";
import type { CutLine } from "../log/append-log.js";

/** How {@link judgeAll} ended. */
export interface JudgeSummary {
  /**
   * - `complete`: every task has a verdict.
   * - `unclear`: all were asked, some have no verdict.
   * - `cost-limit`: the next task could exceed `maxCostUsd`.
   * - `stopped`: the signal aborted.
   */
  readonly end: "complete" | "unclear" | "cost-limit" | "stopped";
  /** All tasks. */
  readonly total: number;
  /** Tasks with a verdict. */
  readonly judged: number;
  /** Tasks without a verdict, with the reasons. `retryUnclear` asks them again. */
  readonly unclear: readonly UnclearTask[];
  /** Tasks that were not asked yet. Another start asks them. */
  readonly missing: number;
  /** Cost of all starts in US dollars. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** The models whose price is unknown. */
  readonly unpricedModels: readonly string[];
  /** The incomplete line of a killed process that was removed from the log. Its task was asked again. */
  readonly cut?: CutLine;
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
