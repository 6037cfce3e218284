/**
 * Waits, but no longer than until the signal aborts.
 *
 * @throws The signal's reason, once it has aborted.
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
