/**
 * Waits for a duration, or until the signal aborts.
 *
 * @throws The signal's reason, if it is aborted.
 */
export async function pause(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (durationMs === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(finish, durationMs);
    signal?.addEventListener("abort", finish);
    function finish(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    }
  });
  signal?.throwIfAborted();
}
