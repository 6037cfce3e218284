import type { CallContext } from "./call/call-context.js";
import { callCancelScope } from "./call-cancel-scope.js";
import { CutOffError } from "./cancel/cut-off-error.js";

/**
 * Waits for what a call needs before it can go on.
 *
 * @returns `undefined` once it is there; else why the wait ended early: the call is no longer needed, or
 * the run's time is over.
 * @throws The reason of a cancelled run.
 */
export async function waitFor(
  needed: Promise<unknown>,
  context: CallContext,
): Promise<CutOffError | undefined> {
  const scope = callCancelScope(context);
  try {
    await scope.race(needed);
    return undefined;
  } catch (error) {
    if (error instanceof CutOffError) return error;
    throw error;
  } finally {
    scope.end();
  }
}
