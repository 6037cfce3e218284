import { fstatSync, writeSync } from "node:fs";
import { OutputClosedError } from "../errors/output-error.js";
import { createPipePoll } from "./pipe-poll.js";
import type { Stop } from "./stop.js";

const pollMs = 200;

/**
 * Ends the command when the reader of stdout has left, without waiting for the first write: calls
 * whose answer has no reader are not made.
 */
export function watchReader(stop: Stop): void {
  const hasLeft = readerPoll();
  if (hasLeft === undefined) return;
  const check = (): void => {
    if (hasLeft()) stop.end(new OutputClosedError());
  };
  check();
  const timer = setInterval(check, pollMs).unref();
  stop.signal.addEventListener("abort", () => clearInterval(timer));
}

function readerPoll(): (() => boolean) | undefined {
  // Without `bigint`, Node 20 then loads packages by the wrong path: its `realpath` looks at the
  // last status, and stops at a pipe.
  const stdout = fstatSync(1, { bigint: true });
  if (stdout.isFIFO()) return createPipePoll();
  return stdout.isSocket() ? socketHasLeft : undefined;
}

/** A write of no bytes fails on a closed socket. On a pipe it always succeeds. */
function socketHasLeft(): boolean {
  try {
    writeSync(1, new Uint8Array(0));
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPIPE";
  }
}
