import type { ComparedRun } from "./comparable-runs.js";
import type { Quality } from "./quality.js";

/** The quality of one configuration that was run once or several times. */
export interface PooledQuality extends Quality {
  /** Number of its runs. `value` is their mean. */
  readonly runs: number;
}

/** Returns the mean quality of runs of one configuration. With several runs, there is no interval. */
export function pooledQuality(runs: readonly ComparedRun[]): PooledQuality | undefined {
  const [first] = runs;
  if (first === undefined) return undefined;
  if (runs.length === 1) return { ...first.quality, runs: 1 };
  const sum = runs.reduce((total, { quality }) => total + quality.value, 0);
  return { value: sum / runs.length, runs: runs.length };
}
