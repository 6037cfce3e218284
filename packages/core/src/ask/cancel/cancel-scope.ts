// Cancelling work.
//
// A `CancelScope` stops one piece of work for whichever reason comes first: the run's signal, a
// deadline, the run's time, or a reached quorum (`quorum-watch.ts`). The reason is a `CutOffError`,
// whose code the ledger records.

/** Cancels one piece of work: by signals and timers, in any number. The first one decides. */
export class CancelScope {
  private readonly controller = new AbortController();
  private cleanups: readonly (() => void)[] = [];
  private rejectPending: ((reason: unknown) => void) | undefined;

  /** Aborted when the work is to stop; its `reason` says why. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Cancels the work when `signal` aborts. `reasonOf` gives the reason. */
  follow(signal: AbortSignal | undefined, reasonOf: (signal: AbortSignal) => unknown): void {
    if (signal === undefined) return;
    const onAbort = (): void => this.cancel(reasonOf(signal));
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    this.addCleanup(() => signal.removeEventListener("abort", onAbort));
  }

  /**
   * Cancels the work after `delayMs`, unless the scope ends first.
   *
   * @returns Stops the timer.
   */
  after(delayMs: number, reasonOf: () => unknown): () => void {
    const timer = setTimeout(() => this.cancel(reasonOf()), delayMs);
    const stop = (): void => clearTimeout(timer);
    this.addCleanup(stop);
    return stop;
  }

  /** Waits for a promise. Rejects with the reason as soon as the work is cancelled. */
  race<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.signal.aborted) reject(this.signal.reason as Error);
      // `Promise.race` would keep a reaction on the long-lived promise for each call.
      this.rejectPending = reject;
      promise.then(resolve, reject);
    });
  }

  /** Removes all listeners and timers. */
  end(): void {
    for (const cleanup of this.cleanups) cleanup();
    this.cleanups = [];
  }

  /** Not `push`: V8 reserves room for sixteen more items in an array that grows. */
  private addCleanup(cleanup: () => void): void {
    this.cleanups = this.cleanups.concat(cleanup);
  }

  /** Cancels the work now. Only the first reason counts. */
  cancel(reason?: unknown): void {
    if (this.signal.aborted) return;
    this.controller.abort(reason);
    this.rejectPending?.(reason);
  }
}
