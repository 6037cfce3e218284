import type { MoaError } from "@moagraph/core/graph";
import { InterruptedError } from "./errors/interrupted-error.js";
import { OutputClosedError, outputLost } from "./errors/output-error.js";
import type { Stop } from "./process/stop.js";

let lost: Error | undefined;

/**
 * Ends the command when stdout cannot be written. Errors of stderr are ignored: it shows only
 * progress.
 */
export function watchOutput(stop: Stop): void {
  process.stdout.on("error", (error) => stop.end(reasonOf(error)));
  process.stderr.on("error", () => undefined);
}

/**
 * Writes a text to stdout. Resolves when it is written, and also when it cannot be: that ends the
 * command.
 */
export async function writeOutput(text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.write(text, (error) => {
      // Without the line end after it, the text is still complete.
      if (error && text.trim() !== "") lost ??= error;
      resolve();
    });
  });
}

/** The error that kept a text from stdout; `undefined` if everything was written. */
export function lostOutput(): Error | undefined {
  return lost && reasonOf(lost);
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

/** A full disk is an error. A reader that leaves is none, and a closed terminal is a signal. */
function reasonOf(error: NodeJS.ErrnoException): MoaError {
  if (error.code === "EPIPE" || error.code === "ECONNRESET") return new OutputClosedError();
  const isGone = process.stdout.isTTY && error.code === "EIO";
  return isGone ? new InterruptedError("SIGHUP") : outputLost(error);
}
