import type { MeanUsage } from "../analyses/runs/mean-usage.js";
import type { Outcomes } from "./outcome.js";

/** A system with the means of its answers. */
export interface ComparedSystem {
  readonly name: string;
  readonly usage: MeanUsage;
}

/** What two systems are compared by. */
export interface SystemComparison extends Outcomes {
  readonly a: ComparedSystem;
  readonly b: ComparedSystem;
  /** Who compared: the judge's model, or the checker's name. */
  readonly comparedBy: string;
  /**
   * Seed of the resamples.
   *
   * @defaultValue `0`
   */
  readonly seed?: number | undefined;
}
