/**
 * Keeps the cost of a run below a limit: each question reserves the most that it can cost, until its cost is
 * known.
 */
export class SpendingLimit {
  readonly #maxUsd: number;
  #spentUsd: number;
  #reservedUsd = 0;
  #inFlight = 0;
  #wake: (() => void) | undefined;

  /**
   * @param maxUsd - The limit in US dollars.
   * @param spentUsd - What was spent before.
   */
  constructor(maxUsd: number, spentUsd: number) {
    this.#maxUsd = maxUsd;
    this.#spentUsd = spentUsd;
  }

  /**
   * Reserves a cost. Waits while questions in flight may leave enough.
   *
   * @returns Whether the limit allows the cost.
   */
  async reserve(costUsd: number): Promise<boolean> {
    while (this.#spentUsd + this.#reservedUsd + costUsd > this.#maxUsd) {
      if (this.#inFlight === 0) return false;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#reservedUsd += costUsd;
    this.#inFlight += 1;
    return true;
  }

  /** Replaces a reserved cost by the real one. */
  settle(reservedUsd: number, costUsd: number): void {
    this.#inFlight -= 1;
    // A sum of fractions may be a little more than nothing.
    this.#reservedUsd = this.#inFlight === 0 ? 0 : this.#reservedUsd - reservedUsd;
    this.#spentUsd += costUsd;
    this.#wake?.();
  }
}
