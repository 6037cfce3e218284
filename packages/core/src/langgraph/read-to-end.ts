/**
 * Yields the chunks of a run, and reads the rest of them when the run is aborted. LangGraph reports the
 * end of a run to callbacks when its last chunk is read, and the reader of an aborted run has left.
 *
 * @param chunks - The chunks of the run.
 * @param signal - Aborts the run.
 */
export async function* readToEnd(chunks: AsyncGenerator, signal: AbortSignal): AsyncGenerator {
  let rest: Promise<void> | undefined;
  // If the reader waits for a chunk, it still gets that one, or the error of the run.
  const readRest = (): void => void (rest ??= lastOf(chunks));
  signal.addEventListener("abort", readRest, { once: true });
  try {
    yield* chunks;
    if (rest !== undefined) signal.throwIfAborted();
  } finally {
    signal.removeEventListener("abort", readRest);
    await rest;
  }
}

async function lastOf(chunks: AsyncGenerator): Promise<void> {
  try {
    while ((await chunks.next()).done !== true);
  } catch {
    // The reader of the run, who would get its error, has left.
  }
}
