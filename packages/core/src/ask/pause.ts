import type { CallContext } from "./call-context.js";
import { CutOffError } from "./cancel/cut-off-error.js";
import { callCancelScope } from "./call-cancel-scope.js";

/**
 * Waits between two tries.
 *
 * @returns What ended the wait before its time: nobody needs the call any more, or the run's time is
 * over. Throws when the run is cancelled.
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
