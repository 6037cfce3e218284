/** How far a `generate` or a `judge` is. */
export interface Progress {
  /** Questions or tasks that are settled, those of earlier starts and the failed ones included. */
  readonly done: number;
  /** Those of `done` without an answer, or without a verdict. */
  readonly failed: number;
  /** All of them. `null` if that is not known. */
  readonly total: number | null;
  /** US dollars spent so far, in earlier starts too. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** Settled in this start, per second. */
  readonly itemsPerSecond: number;
  /** Expected time until all are settled, in milliseconds. `null` before the first one is. */
  readonly millisecondsLeft: number | null;
}

/** What is settled at the start. */
export type Settled = Pick<Progress, "done" | "failed" | "total" | "costUsd">;

/** One question or task that was settled. */
export interface SettledItem {
  readonly isFailed: boolean;
  /** Whether it had failed in an earlier start, and was counted. */
  readonly wasFailed: boolean;
  readonly costUsd: number | null;
}

/** Counts what is settled. */
export class ProgressMeter {
  readonly #total: number | null;
  readonly #startedMs = performance.now();
  #done: number;
  #failed: number;
  #costUsd: number | null;
  #settledNow = 0;

  constructor({ done, failed, total, costUsd }: Settled) {
    this.#done = done;
    this.#failed = failed;
    this.#total = total;
    this.#costUsd = costUsd;
  }

  count({ isFailed, wasFailed, costUsd }: SettledItem): void {
    this.#settledNow += 1;
    if (!wasFailed) this.#done += 1;
    this.#failed += Number(isFailed) - Number(wasFailed);
    this.#costUsd = addCosts(this.#costUsd, costUsd);
  }

  get now(): Progress {
    const seconds = (performance.now() - this.#startedMs) / 1000;
    const itemsPerSecond = seconds > 0 ? this.#settledNow / seconds : 0;
    return {
      done: this.#done,
      failed: this.#failed,
      total: this.#total,
      costUsd: this.#costUsd,
      itemsPerSecond,
      millisecondsLeft: this.#millisecondsLeft(itemsPerSecond),
    };
  }

  #millisecondsLeft(itemsPerSecond: number): number | null {
    if (this.#total === null || itemsPerSecond === 0) return null;
    return (1000 * (this.#total - this.#done)) / itemsPerSecond;
  }
}

/** The sum of two costs. `null` if one of them is unknown. */
export function addCosts(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
