import type { GraphSpec } from "@moagraph/core/graph";

/** Which models take part in which role. */
export interface Recommendation {
  /** The proposing models, the first choice first. */
  readonly proposers: readonly string[];
  /** The model that synthesises. Absent if one model alone is recommended. */
  readonly aggregator?: string;
  readonly graph: GraphSpec;
  /** Estimated US dollars for each question. `null` if a price is unknown. */
  readonly costUsd: number | null;
  /** The score by which it was chosen, from 0 to 1. */
  readonly score: number;
  /** Why each proposer was taken, in this order. */
  readonly steps: readonly SelectionStep[];
}

/** One proposer that was taken. */
export interface SelectionStep {
  readonly model: string;
  /** The score of the group with it. */
  readonly score: number;
  /** The mean quality of the group, as a share of the best model's. */
  readonly quality: number;
  /** How many different answers the group gives: see {@link differentAnswers}. */
  readonly differentAnswers: number;
}
