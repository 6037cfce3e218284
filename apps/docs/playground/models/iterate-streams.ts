/** Lets `for await` read a response in Safari before version 26, which lacks only that of streams. */
export function iterateStreams(): void {
  const { prototype } = ReadableStream;
  if (Symbol.asyncIterator in prototype) return;
  Object.defineProperty(prototype, Symbol.asyncIterator, { value: partsOf });
}

async function* partsOf(this: ReadableStream): AsyncGenerator {
  const reader = this.getReader();
  let isRead = false;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    isRead = true;
  } finally {
    // A loop that is left early ends the request.
    if (!isRead) await reader.cancel();
    reader.releaseLock();
  }
}
