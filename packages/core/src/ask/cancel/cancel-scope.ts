/** Whatever may cut a request off: signals, timers, in any number. The first one counts. */
export class Interruption {
  private readonly controller = new AbortController();
  private undo: readonly (() => void)[] = [];
  private giveUp: ((reason: unknown) => void) | undefined;

  /** Aborted when the request is to be given up; its `reason` says why. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Follows a signal. When it aborts, `reasonOf` says why, and the request is given up. */
  follow(signal: AbortSignal | undefined, reasonOf: (signal: AbortSignal) => unknown): void {
    if (signal === undefined) return;
    const onAbort = (): void => this.interrupt(reasonOf(signal));
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    this.undone(() => signal.removeEventListener("abort", onAbort));
  }

  /** Gives the request up after so many milliseconds, unless the returned function is called. */
  after(delayMs: number, reasonOf: () => unknown): () => void {
    const timer = setTimeout(() => this.interrupt(reasonOf()), delayMs);
    const stop = (): void => clearTimeout(timer);
    this.undone(stop);
    return stop;
  }

  /** Waits for a promise, and no longer once the request is given up: then it rejects. */
  race<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.signal.aborted) reject(this.signal.reason as Error);
      // One place for the request that is waited for: `Promise.race` would keep a reaction for each.
      this.giveUp = reject;
      promise.then(resolve, reject);
    });
  }

  /** Takes every listener and timer away. */
  end(): void {
    for (const each of this.undo) each();
    this.undo = [];
  }

  /** Not pushed: V8 keeps room for sixteen more in an array that grows. */
  private undone(undo: () => void): void {
    this.undo = this.undo.concat(undo);
  }

  private interrupt(reason: unknown): void {
    if (this.signal.aborted) return;
    this.controller.abort(reason);
    this.giveUp?.(reason);
  }
}
