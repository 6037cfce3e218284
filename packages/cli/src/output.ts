/**
 * Calls back when stdout cannot be written. Errors of stderr are ignored: it shows only progress.
 */
export function onOutputLost(handle: (error: NodeJS.ErrnoException) => void): void {
  process.stdout.on("error", handle);
  process.stderr.on("error", () => undefined);
}

/** Resolves when all output is flushed. */
export async function flushed(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map(flush));
}

async function flush(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write("", () => resolve());
  });
}
