import type { CallContext } from "./call/call-context.js";
import { CutOffError } from "./cancel/cut-off-error.js";
import { callCancelScope } from "./call-cancel-scope.js";

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
  const scope = callCancelScope(context);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delayMs);
  });
  try {
    await scope.race(waited);
    return undefined;
  } catch (error) {
    if (error instanceof CutOffError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
    scope.end();
  }
}
