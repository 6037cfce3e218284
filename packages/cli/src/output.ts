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

/** Keeps the error of a text that could not be written. */
export function keepLost(error: Error): void {
  lost ??= error;
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
