/** How far a `generate` or a `judge` is. */
export interface Progress {
  /** Questions or tasks that are settled, those of earlier starts and the failed ones included. */
  readonly done: number;
  /** Those of `done` without an answer, or without a verdict. */
  readonly failed: number;
  readonly total: number;
  /** US dollars spent so far, in earlier starts too. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** Settled in this start, per second. */
  readonly itemsPerSecond: number;
  /** Expected time until all are settled, in milliseconds. `null` before the first one is. */
  readonly millisecondsLeft: number | null;
}

/** Measures how fast questions or tasks are settled. */
export class ProgressMeter {
  readonly #startedMs = performance.now();
  readonly #total: number;
  #done: number;
  #settledNow = 0;

  /** @param done - Those that were settled in earlier starts. */
  constructor(done: number, total: number) {
    this.#done = done;
    this.#total = total;
  }

  /** Counts one that was settled. One that is asked again was counted before. */
  count(isNew: boolean): void {
    this.#settledNow += 1;
    if (isNew) this.#done += 1;
  }

  progress(so: Pick<Progress, "failed" | "costUsd">): Progress {
    const seconds = (performance.now() - this.#startedMs) / 1000;
    const itemsPerSecond = this.#settledNow / Math.max(seconds, 0.001);
    const left = this.#total - this.#done;
    return {
      done: this.#done,
      failed: so.failed,
      total: this.#total,
      costUsd: so.costUsd,
      itemsPerSecond,
      millisecondsLeft: itemsPerSecond === 0 ? null : (1000 * left) / itemsPerSecond,
    };
  }
}
