import type { CutLine } from "../log/append-log.js";

/** How far the work in a folder is, and what it has cost. */
export interface WorkSummary {
  /** All questions of a run, or all tasks of a judge. */
  readonly total: number;
  /** Those that were not asked yet. Another start asks them. */
  readonly missing: number;
  /** Cost of all starts in US dollars. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** The models whose price is unknown. */
  readonly unpricedModels: readonly string[];
  /** The incomplete line of a killed process that was removed from the log. It was asked again. */
  readonly cut?: CutLine;
}
