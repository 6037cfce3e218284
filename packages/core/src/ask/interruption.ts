/** Whatever may cut a request off: signals, timers, in any number. The first one counts. */
export interface Interruption {
  /** Aborted when the request is to be given up; its `reason` says why. */
  readonly signal: AbortSignal;
  /** Follows a signal. When it aborts, `reasonOf` says why, and the request is given up. */
  follow(signal: AbortSignal | undefined, reasonOf: (signal: AbortSignal) => unknown): void;
  /** Gives the request up after so many milliseconds, unless the returned function is called. */
  after(delayMs: number, reasonOf: () => unknown): () => void;
  /** Waits for a promise, and no longer once the request is given up: then it rejects. */
  readonly race: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** Takes every listener and timer away. */
  end(): void;
}

/** An interruption that nothing causes yet. */
export function createInterruption(): Interruption {
  const controller = new AbortController();
  const undo: (() => void)[] = [];
  let giveUp: ((reason: unknown) => void) | undefined;

  const interrupt = (reason: unknown): void => {
    if (controller.signal.aborted) return;
    controller.abort(reason);
    giveUp?.(reason);
  };

  return {
    signal: controller.signal,
    follow(signal, reasonOf) {
      if (signal === undefined) return;
      const onAbort = (): void => interrupt(reasonOf(signal));
      if (signal.aborted) onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      undo.push(() => signal.removeEventListener("abort", onAbort));
    },
    after(delayMs, reasonOf) {
      const timer = setTimeout(() => interrupt(reasonOf()), delayMs);
      const stop = (): void => clearTimeout(timer);
      undo.push(stop);
      return stop;
    },
    // One place for the request that is waited for: `Promise.race` would keep a reaction for each.
    async race<Value>(promise: Promise<Value>): Promise<Value> {
      if (controller.signal.aborted) {
        promise.catch(() => {});
        throw controller.signal.reason;
      }
      try {
        return await new Promise<Value>((resolve, reject) => {
          giveUp = reject;
          promise.then(resolve, reject);
        });
      } finally {
        giveUp = undefined;
      }
    },
    end() {
      for (const each of undo.splice(0)) each();
    },
  };
}
