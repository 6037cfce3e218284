/**
 * Waits for a value, but not longer than until the signal aborts.
 *
 * @throws The signal's reason, or the error of the work.
 */
export async function orStopped<Value>(
  signal: AbortSignal,
  work: Promise<Value> | Value,
): Promise<Value> {
  const stopped = aborted(signal);
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    stopped.forget();
  }
}

/** Waits for work that does not fail, but not longer than until the signal aborts. */
export async function untilStopped(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const stopped = aborted(signal);
  await Promise.race([work, stopped.promise.catch(() => undefined)]);
  stopped.forget();
}

/** Rejects with the signal's reason when it aborts. */
function aborted(signal: AbortSignal): { promise: Promise<never>; forget(): void } {
  const end = new AbortController();
  const promise = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { signal: end.signal });
  });
  return { promise, forget: () => end.abort() };
}

/** Resolves with the signal's reason, a time after it aborts. */
export async function overdue(signal: AbortSignal, ms: number): Promise<unknown> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => setTimeout(resolve, ms, signal.reason));
  });
}
