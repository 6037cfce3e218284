import { callCancelScope } from "./call-cancel-scope.js";
import type { CallContext } from "./call/call-context.js";
import { deadlineExceeded } from "./cancel/cut-off-error.js";

/**
 * Runs a user function, such as a prompt function, with the limits of a call: its deadline, the
 * quorum, the run's time and its cancellation.
 *
 * @throws {@link CutOffError} if a limit is reached, or the reason of a cancelled run.
 */
export async function withDeadline<Value>(
  work: () => Promise<Value>,
  totalMs: number,
  context: Pick<CallContext, "config" | "control" | "notNeeded">,
): Promise<Value> {
  const scope = callCancelScope(context);
  scope.after(totalMs, () => deadlineExceeded(totalMs));
  try {
    return await scope.race(work());
  } finally {
    scope.end();
  }
}
