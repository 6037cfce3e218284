import { bootstrapInterval, type Interval } from "./bootstrap-interval.js";
import type { ClusteredValue } from "./clusters.js";
import { mean } from "./mean.js";

/** A mean of values with its confidence interval of 95%. */
export interface MeanWithInterval {
  readonly mean: number;
  readonly interval: Interval;
  /** How many values there are. */
  readonly count: number;
}

/**
 * The mean of values with its bootstrap interval of 95%, clustered by question.
 *
 * @returns `null` without values.
 */
export function meanWithInterval(rows: readonly ClusteredValue[]): MeanWithInterval | null {
  if (rows.length === 0) return null;
  return {
    mean: mean(rows.map(({ value }) => value)),
    interval: bootstrapInterval(rows),
    count: rows.length,
  };
}
