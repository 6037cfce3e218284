import type { CallContext } from "./call/call-context.js";
import type { CutOffError } from "./cancel/cut-off-error.js";
import { waitFor } from "./wait-for.js";

/**
 * Waits between two attempts.
 *
 * @returns `undefined` after the full delay; else why the wait ended early: the call is no longer
 * needed, or the run's time is over.
 * @throws The reason of a cancelled run.
 */
export async function pause(
  delayMs: number,
  context: CallContext,
): Promise<CutOffError | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delayMs);
  });
  try {
    return await waitFor(waited, context);
  } finally {
    clearTimeout(timer);
  }
}
