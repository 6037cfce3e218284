/**
 * Yields the chunks of a run. LangGraph reports the end of a run to callbacks when its last chunk is read, so an aborted
 * run is read to its end although its reader has left.
 *
 * @param chunks - The chunks of the run.
 * @param signal - Aborts the run.
 */
export async function* readToEnd(
  chunks: AsyncGenerator,
  signal: AbortSignal | undefined,
): AsyncGenerator {
  let isWithReader = false;
  let ending: Promise<void> | undefined;
  const end = (): void => void (ending ??= isWithReader ? lastOf(chunks) : undefined);
  signal?.addEventListener("abort", end, { once: true });
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      // LangChain gives an aborted reader no more chunks.
      if (signal?.aborted === true) continue;
      isWithReader = true;
      yield next.value;
      isWithReader = false;
      if (ending === undefined) continue;
      await ending;
      signal?.throwIfAborted();
    }
  } finally {
    signal?.removeEventListener("abort", end);
    // A run that is not aborted would go on.
    if (isWithReader)
      await (signal?.aborted === true ? (ending ?? lastOf(chunks)) : chunks.return(undefined));
  }
}

async function lastOf(chunks: AsyncGenerator): Promise<void> {
  try {
    while ((await chunks.next()).done !== true);
  } catch {
    // Nobody reads the error of a run that was left.
  }
}
